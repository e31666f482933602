import * as z from "zod";
import { printable } from "./printable.ts";

const states = ["valid", "not yet valid", "expired", "revoked"] as const;

const listedKey = z.object({
  name: z.string(),
  algorithm: z.string(),
  hint: z.string().nullable().meta({ description: "What a bundle calls the key." }),
  fingerprint: z.string().meta({ description: "SHA256:…, as ssh-keygen tells." }),
  person: z.string().nullable(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  revoked: z.object({ at: z.string(), reason: z.string() }).nullable(),
  state: z.enum(states).meta({ description: "Now." }),
});

/** What `promote key list --json` prints. */
export const keyListOutput = z
  .object({ version: z.literal(1), keys: z.array(listedKey) })
  .meta({ title: "promote key list --json" });

export type ListedKey = z.output<typeof listedKey>;

/** The keys for a program. */
export function keyListJson(keys: readonly ListedKey[]): string {
  const document: z.input<typeof keyListOutput> = { version: 1, keys: [...keys] };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const head = ["NAME", "STATE", "ALGORITHM", "PERSON", "FROM", "UNTIL", "FINGERPRINT", "HINT"];

/** The keys for a person, a line each. */
export function keyListText(keys: readonly ListedKey[]): string {
  if (keys.length === 0) return "There is no key. `promote key create` makes one.\n";
  const rows = [head, ...keys.map(rowOf)].map((row) => row.map(printable));
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

function rowOf(key: ListedKey): readonly string[] {
  const { name, state, revoked, algorithm, person, validFrom, validUntil } = key;
  return [
    name,
    revoked === null || state !== "revoked" ? state : `revoked: ${revoked.reason}`,
    algorithm,
    person ?? "-",
    validFrom ?? "-",
    validUntil ?? "-",
    key.fingerprint,
    key.hint ?? "-",
  ];
}
