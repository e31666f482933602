import { createHmac, randomBytes } from "node:crypto";
import type { Secrets } from "../host/host.ts";
import { secretShapes } from "../host/secret-shapes.ts";
import { deservesProtection, isCommonWord } from "./deserves-protection.ts";
import { type FormMatcher, formMatcherOf } from "./form-matcher.ts";
import { formsOf } from "./secret-forms.ts";

const replacement = "[redacted]";
/** Fewer characters of a value tell nothing, and stand in too many words. */
const shortestBeginning = 6;

/**
 * Keeps what is protected out of texts, in the forms in which values usually travel, and what looks like a secret.
 * `onProtected` is told of each value, once.
 */
export function createSecrets(onProtected: (value: string) => void = () => {}): Secrets {
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
        onProtected(part);
      }
    },
    fingerprint: (value) => createHmac("sha256", key).update(value).digest("hex").slice(0, 16),
    redact(text) {
      if (forms.size === 0) return withoutShapes(text);
      matcher ??= formMatcherOf(forms);
      return withoutShapes(withoutBeginnings(matcher.replace(text, replacement), parts));
    },
  };
}

/** The lines of a value, as they stand and without their indentation; of a key in PEM those too that `\n` is written for. */
function linesOf(value: string): readonly string[] {
  const lines = value.split(value.includes("-----BEGIN ") ? /\r?\n|(?:\\r)?\\n/ : /\r?\n/);
  return lines.flatMap((line) => [line, line.trim()]);
}

/** Takes out the beginning of a value that was cut off, as `…` tells. */
function withoutBeginnings(text: string, values: ReadonlySet<string>): string {
  if (!text.includes("…")) return text;
  const stretches = text.split("…");
  const last = stretches.pop() ?? "";
  return [...stretches.map((stretch) => withoutBeginning(stretch, values)), last].join("…");
}

function withoutBeginning(text: string, values: ReadonlySet<string>): string {
  const end = text.slice(-shortestBeginning);
  if (end.length < shortestBeginning) return text;
  let from = text.length;
  for (const value of values) {
    for (let at = value.indexOf(end); at >= 0; at = value.indexOf(end, at + 1)) {
      const beginning = value.slice(0, at + end.length);
      if (text.endsWith(beginning)) from = Math.min(from, text.length - beginning.length);
    }
  }
  return from === text.length ? text : text.slice(0, from) + replacement;
}

/** The second wall: a secret that nobody named has its published shape all the same. */
function withoutShapes(text: string): string {
  return secretShapes.reduce(
    (rest, shape) => rest.replace(shape, (found) => (isCommonWord(found) ? found : replacement)),
    text,
  );
}
