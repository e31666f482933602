import { type RegisteredCheck, registerCheck } from "../gate/check.ts";
import { breakingChanges } from "./breaking-changes/check.ts";
import { deploymentChecklist } from "./deployment-checklist/check.ts";
import { ingestionSeparation } from "./ingestion-separation/check.ts";
import { openapiMatch } from "./openapi-match/check.ts";
import { schemaSnapshot } from "./schema-snapshot/check.ts";
import { stripeSeparation } from "./stripe-separation/check.ts";
import { testsPass } from "./tests-pass/check.ts";

/** The promotion checklist. The order is the order of the runbook, and has meaning. */
export const checks: readonly RegisteredCheck[] = [
  registerCheck(schemaSnapshot),
  registerCheck(openapiMatch),
  registerCheck(breakingChanges),
  registerCheck(stripeSeparation),
  registerCheck(ingestionSeparation),
  registerCheck(testsPass),
  registerCheck(deploymentChecklist),
];
