import { Misuse } from "./load-config.ts";

/** The URL of a timestamp authority, as it was given. Throws `Misuse` when it is none. */
export function timestampAuthorityOf(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username + url.password !== "") {
    throw new Misuse("--tsa takes an http or https URL without user name and password.");
  }
  return value;
}
