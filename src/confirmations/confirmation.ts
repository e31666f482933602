import * as z from "zod";
import { looksSecret } from "../config/looks-secret.ts";
import { slug } from "../config/scalars.ts";

/** Who confirms: a name that can be printed on one line. */
export const confirmer = z
  .string()
  .regex(/^[^\p{C}\s]([^\p{C}]{0,198}[^\p{C}\s])?$/u, "a name of 1 to 200 printable characters");

/** A parameter of a URL whose name says that its value opens something. */
const credential =
  /[?&#;](?:[\w.-]*(?:token|secret|password|passwd|api[_-]?key|signature|credential)[\w.-]*|sig|auth|pwd)=[^&#;]/i;

/** Where the proof is. User information and tokens in a URL are secrets in a file, and are refused. */
export const evidenceUrl = z
  .url({ protocol: /^https?$/ })
  .regex(/^https?:\/\/[^\s/?#@\\]+([/?#]\S*)?$/i, "an http or https URL without user information")
  .refine((url) => !credential.test(url) && !looksSecret(url), "a URL that holds no credential");

const instant = z.iso.datetime({ message: "a UTC time such as 2030-01-31T12:00:00Z" });

/** A confirmation file, strictly: unknown members are refused. */
export const confirmation = z.strictObject({
  version: z.literal(1),
  item: slug,
  /** Full object id of the commit that is confirmed. */
  commit: z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/, "a full commit id"),
  /** The environment that is promoted to. */
  environment: slug,
  /** Where the commit is from: another repository may have it, and another production. */
  repository: z.string().min(1).max(2_000),
  /** The project's folder in the repository; empty at its top. */
  project: z.string().max(2_000),
  by: confirmer,
  at: instant,
  evidence: evidenceUrl,
  expires: instant,
});

/** Somebody's word that one item of the checklist holds, for one commit and one environment. */
export type Confirmation = z.output<typeof confirmation>;

/** What a confirmation is bound to. */
export type ConfirmationKey = Pick<
  Confirmation,
  "item" | "commit" | "environment" | "repository" | "project"
>;

/** When a confirmation ends: at its own time, or when it is as old as the item lets it become. */
export function endOf({ at, expires }: Pick<Confirmation, "at" | "expires">, validForMs: number) {
  return new Date(Math.min(Date.parse(expires), Date.parse(at) + validForMs));
}
