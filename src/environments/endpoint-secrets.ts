import type { Host } from "../host/host.ts";
import { unwrapValue } from "./unwrap-value.ts";

/** Below this length a path segment is too common a word to be a token. */
const shortestToken = 8;

/** Words, versions, years and numbers, joined by hyphens, dots or underscores: what people name paths with. */
const named = /^(?:(?:[A-Za-z]?[a-z]{1,15}|[A-Z]{1,15}|[a-z]{0,10}\d{1,4})(?:[-._~]|$))+$/;

/** Protects an endpoint's URL and the parts of it that may be secret; its host stays readable. */
export function protectEndpoint({ secrets }: Pick<Host, "secrets">, value: string): void {
  const { core } = unwrapValue(value);
  for (const part of secretPartsOf(core)) secrets.protect(part);
}

/**
 * What may be secret of an endpoint's URL: user information, query values, fragment, path segments that are no
 * words, and the whole unless it names a host and nothing else.
 */
export function secretPartsOf(text: string): readonly string[] {
  if (!URL.canParse(text)) return [text];
  const { origin, username, password, pathname, search, searchParams, hash } = new URL(text);
  const isHostAlone = [username, password, search, hash].join("") === "" && pathname.length <= 1;
  const tokens = pathname.split("/").filter(isToken);
  const parts = [username, password, hash.slice(1), ...tokens].flatMap((part) => [
    part,
    percentDecoded(part),
  ]);
  const whole = isHostAlone && origin !== "null" ? [] : [text];
  return [...new Set([...parts, ...searchParams.values(), ...whole])].filter((part) => part !== "");
}

function isToken(segment: string): boolean {
  return segment.length >= shortestToken && !named.test(percentDecoded(segment));
}

/** Percent-decoded, whatever it holds: `decodeURIComponent` throws on a stray `%`. */
export function percentDecoded(text: string): string {
  const query = text.replace(/[+&]/g, encodeURIComponent);
  return new URLSearchParams(`text=${query}`).get("text") ?? text;
}
