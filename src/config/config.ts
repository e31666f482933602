import * as z from "zod";
import { environment } from "./environments.ts";
import { duration, projectPath, slug } from "./scalars.ts";
import { breakingChangesSettings } from "./settings/breaking-changes.ts";
import { deploymentChecklistSettings } from "./settings/deployment-checklist.ts";
import { ingestionSeparationSettings } from "./settings/ingestion-separation.ts";
import { ledgerSettings } from "./settings/ledger.ts";
import { openapiMatchSettings } from "./settings/openapi-match.ts";
import { recordSettings } from "./settings/record.ts";
import { schemaSnapshotSettings } from "./settings/schema-snapshot.ts";
import { stripeSeparationSettings } from "./settings/stripe-separation.ts";
import { testsPassSettings } from "./settings/tests-pass.ts";

/** A check that is switched off: only here, and only with a reason, which every record repeats. */
const off = z.strictObject({
  off: z.string().min(10, "a reason of at least 10 characters"),
});

const orOff = <Settings extends z.ZodType>(settings: Settings) => z.union([settings, off]);

/** The seven checks of the promotion checklist. Every one must be configured or switched off. */
const checks = z.strictObject({
  "schema-snapshot": orOff(schemaSnapshotSettings),
  "openapi-match": orOff(openapiMatchSettings),
  "breaking-changes": orOff(breakingChangesSettings),
  "stripe-separation": orOff(stripeSeparationSettings),
  "ingestion-separation": orOff(ingestionSeparationSettings),
  "tests-pass": orOff(testsPassSettings),
  "deployment-checklist": orOff(deploymentChecklistSettings),
});

/** The whole of `promote.yaml`. */
export const promoteConfig = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  root: projectPath
    .default(".")
    .meta({ description: "The project folder, relative to this file." }),
  environments: z.record(slug, environment),
  promotion: z.strictObject({ from: slug, to: slug }),
  release: z
    .strictObject({
      tagPattern: z.string().min(1).default("v*").meta({
        description:
          "Release tags, as a git glob. What follows the literal start is read as a semantic version.",
      }),
    })
    .prefault({}),
  record: recordSettings.prefault({}),
  ledger: ledgerSettings.optional(),
  limits: z.strictObject({ run: duration.default(3_600_000) }).prefault({}),
  waivers: z
    .strictObject({
      maxDays: z.int().min(1).max(365).default(90).meta({
        description: "How many days ahead a waiver in promote.waivers.yaml may end.",
      }),
    })
    .prefault({}),
  checks,
});

export type { EnvironmentSource, ValueSource } from "./environments.ts";

export type PromoteConfig = z.output<typeof promoteConfig>;

export type CheckId = keyof PromoteConfig["checks"];

/** A check that is switched off, and why. */
export type Off = z.output<typeof off>;

/** A check's settings once it is known to be switched on. */
export type CheckSettings<Id extends CheckId> = Exclude<PromoteConfig["checks"][Id], Off>;

/** A check's section of the configuration. */
export function settingsOf<Id extends CheckId>(
  config: PromoteConfig,
  id: Id,
): Off | CheckSettings<Id> {
  // A section is the one or the other by its schema; TypeScript does not follow a generic key into that union.
  return config.checks[id] as Off | CheckSettings<Id>;
}

/** Whether a section switches its check off. */
export function isOff(settings: object): settings is Off {
  return "off" in settings;
}
