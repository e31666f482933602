import { namesUser } from "../config/url-user.ts";
import { Misuse } from "./load-config.ts";

/** The URL of a timestamp authority, as it was given. Throws `Misuse` when it is none. */
export function timestampAuthorityOf(value: string): string {
  if (/^https?:/i.test(value) && URL.canParse(value) && !namesUser(value)) return value;
  throw new Misuse("--tsa takes an http or https URL without user name and password.");
}
