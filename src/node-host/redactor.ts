import { createHmac, randomBytes } from "node:crypto";
import type { Secrets } from "../host/host.ts";
import { secretShapes } from "../host/secret-shapes.ts";

const replacement = "[redacted]";

/** Below this length a value is too common a word to be kept out of every text. */
const shortestSecret = 8;

/** Values of at least `shortestSecret` characters that are no secret wherever they stand. */
const commonWords = new Set([
  "postgres",
  "postgresql",
  "password",
  "production",
  "staging",
  "development",
  "localhost",
  "undefined",
]);

/** Keeps what is protected out of texts, in the forms in which values usually travel, and what looks like a secret. */
export function createSecrets(): Secrets {
  const key = randomBytes(32);
  const forms = new Set<string>();
  let pattern: RegExp | undefined;
  return {
    protect(value) {
      for (const part of [value.trim(), ...value.split(/\r?\n/)]) {
        if (part.length < shortestSecret || commonWords.has(part)) continue;
        for (const form of formsOf(part)) forms.add(form);
      }
      pattern = undefined;
    },
    fingerprint: (value) => createHmac("sha256", key).update(value).digest("hex").slice(0, 16),
    redact(text) {
      if (forms.size === 0) return withoutShapes(text);
      pattern ??= new RegExp(
        [...forms]
          .sort((a, b) => b.length - a.length)
          .map(escapeForRegExp)
          .join("|"),
        "g",
      );
      return withoutShapes(text.replace(pattern, replacement));
    },
  };
}

/** The second wall: a secret that nobody named has its published shape all the same. */
function withoutShapes(text: string): string {
  return secretShapes.reduce(
    (rest, shape) => rest.replace(shape, (found) => (commonWords.has(found) ? found : replacement)),
    text,
  );
}

/** The value as it stands, and as JSON, URLs, shells, base64 at each alignment, base64url and hex write it. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value, "utf8");
  const base64 = [0, 1, 2].map((shift) => base64At(bytes, shift));
  const forms = [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    encodeURI(value),
    new URLSearchParams([["", value]]).toString().slice(1),
    value.replaceAll("'", "'\\''"),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    ...base64,
    ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
  ];
  return forms.filter((form) => form.length >= shortestSecret);
}

/** The characters of base64 that depend on the value alone when `shift` bytes stand before it. */
function base64At(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString("base64")
    .replace(/=+$/, "");
  const from = Math.ceil((shift * 8) / 6);
  const to = Math.floor(((shift + bytes.length) * 8) / 6);
  return text.slice(from, to);
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
