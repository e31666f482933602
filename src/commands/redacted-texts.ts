import type { Host } from "../host/host.ts";

/**
 * The same value with every text in it redacted, before Markdown or HTML escape what a secret is told by. Names of
 * members stay: they are ours.
 */
export function redactedTexts<Value>(value: Value, host: Pick<Host, "secrets">): Value;
export function redactedTexts(value: unknown, host: Pick<Host, "secrets">): unknown {
  if (typeof value === "string") return host.secrets.redact(value);
  if (Array.isArray(value)) return value.map((member: unknown) => redactedTexts(member, host));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, redactedTexts(member, host)]),
  );
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
