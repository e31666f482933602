import type { RuleSet } from "../../../gate/rule.ts";
import type { ReviewFacts } from "../facts.ts";
import { foreignKeyWithoutIndex } from "./foreign-key-without-index.ts";
import { migrationWithoutSnapshotChange } from "./migration-without-snapshot-change.ts";
import { serverMajorChanged } from "./server-major-changed.ts";
import { snapshotChangeWithoutMigration } from "./snapshot-change-without-migration.ts";
import { snapshotContainsData } from "./snapshot-contains-data.ts";

/** What a review says beside hazards, by file name. */
export const reviewRules = {
  "foreign-key-without-index": foreignKeyWithoutIndex,
  "snapshot-contains-data": snapshotContainsData,
  "migration-without-snapshot-change": migrationWithoutSnapshotChange,
  "snapshot-change-without-migration": snapshotChangeWithoutMigration,
  "server-major-changed": serverMajorChanged,
} satisfies RuleSet<ReviewFacts>;
