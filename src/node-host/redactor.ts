import { createHmac, randomBytes } from "node:crypto";
import type { Secrets } from "../host/host.ts";
import { secretShapes } from "../host/secret-shapes.ts";
import { deservesProtection, isCommonWord } from "./deserves-protection.ts";
import { type FormMatcher, formMatcherOf } from "./form-matcher.ts";
import { formsOf } from "./secret-forms.ts";

const replacement = "[redacted]";

/** Keeps what is protected out of texts, in the forms in which values usually travel, and what looks like a secret. */
export function createSecrets(): Secrets {
  const key = randomBytes(32);
  const parts = new Set<string>();
  const forms = new Set<string>();
  let matcher: FormMatcher | undefined;
  return {
    protect(value) {
      for (const part of [value.trim(), ...linesOf(value)]) {
        if (parts.has(part) || !deservesProtection(part)) continue;
        parts.add(part);
        for (const form of formsOf(part)) forms.add(form);
        matcher = undefined;
      }
    },
    fingerprint: (value) => createHmac("sha256", key).update(value).digest("hex").slice(0, 16),
    redact(text) {
      if (forms.size === 0) return withoutShapes(text);
      matcher ??= formMatcherOf(forms);
      return withoutShapes(matcher.replace(text, replacement));
    },
  };
}

/** The lines of a value, as they stand and without their indentation; of a key in PEM those too that `\n` is written for. */
function linesOf(value: string): readonly string[] {
  const lines = value.split(value.includes("-----BEGIN ") ? /\r?\n|(?:\\r)?\\n/ : /\r?\n/);
  return lines.flatMap((line) => [line, line.trim()]);
}

/** The second wall: a secret that nobody named has its published shape all the same. */
function withoutShapes(text: string): string {
  return secretShapes.reduce(
    (rest, shape) => rest.replace(shape, (found) => (isCommonWord(found) ? found : replacement)),
    text,
  );
}
