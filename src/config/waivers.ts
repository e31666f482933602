import * as z from "zod";
import type { JsonObject } from "../data/json.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { fileSchemaOf, knownKeysIn } from "./config-schema.ts";
import { type Contradiction, parseYamlFile } from "./parse-yaml-file.ts";
import { printableLine } from "./scalars.ts";

/** The file of the waivers, beside the configuration. */
export const waiversFileName = "promote.waivers.yaml";

/** What identifies a finding: 16 lower-case hex digits. */
export const fingerprint = z.string().regex(/^[0-9a-f]{16}$/, "16 hex digits, in quotes");

/** Why an exception is made. */
export const waiverReason = printableLine(10, 500, "a reason");

/** Who answers for it. */
export const waiverOwner = printableLine(1, 200, "a name");

/** The last day on which a waiver holds, UTC. */
export const waiverDate = z.iso.date("a date such as 2030-01-31");

const waiver = z.strictObject({
  fingerprint: fingerprint.meta({
    description: "The finding, as `promote check` tells beside its rule.",
  }),
  rule: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "a rule such as schema-snapshot/object-changed"),
  subject: printableLine(1, 500, "what the finding is about"),
  reason: waiverReason,
  owner: waiverOwner,
  until: waiverDate.meta({ description: "The last day on which it holds, UTC." }),
});

const waiversFile = z.strictObject({
  $schema: z.string().optional(),
  waivers: z
    .array(waiver)
    .max(1_000)
    .nullable()
    .transform((list) => list ?? []),
});

/** A waiver as it is written. */
export type WaiverEntry = z.output<typeof waiver>;

/** An exception to one finding: committed, reasoned, and with an end. */
export type Waiver = WaiverEntry & {
  /** Where it stands in the file, from 1. */
  readonly line: number;
};

export type ParsedWaivers = {
  /** In the order of the file; none when the file has a problem. */
  readonly waivers: readonly Waiver[];
  readonly problems: readonly ConfigProblem[];
};

/** The waivers of a file, or every problem of it with its place. `file` is how messages name it. */
export function parseWaivers(text: string, file: string): ParsedWaivers {
  const parsed = parseYamlFile(text, file, {
    schema: waiversFile,
    knownKeysAt: (path) => knownKeysIn(waiversJsonSchema(), path),
    contradictionsOf: duplicatesIn,
  });
  if (parsed.content === undefined) return { waivers: [], problems: parsed.problems };
  const waivers = parsed.content.waivers.map((entry, index) => ({
    ...entry,
    line: parsed.source.positionOf(["waivers", index]).line,
  }));
  return { waivers, problems: [] };
}

/** The JSON Schema of `promote.waivers.yaml`, for editors. */
export function waiversJsonSchema(): JsonObject {
  return fileSchemaOf(waiversFile, waiversFileName);
}

function duplicatesIn({ waivers }: z.output<typeof waiversFile>): readonly Contradiction[] {
  const seen = new Set<string>();
  return waivers.flatMap((entry, index) => {
    const isSecond = seen.has(entry.fingerprint);
    seen.add(entry.fingerprint);
    const message = `is "${entry.fingerprint}", which an earlier waiver has; expected one waiver a finding`;
    return isSecond ? [{ path: ["waivers", index, "fingerprint"], message }] : [];
  });
}
