import type { Rule, RuleSet } from "../../../gate/rule.ts";
import type { SchemaChange, SchemaChangeOf } from "../../../postgres/schema-change.ts";
import type { PlacedChange, SchemaSnapshotFacts } from "../facts.ts";
import { columnsReordered } from "./columns-reordered.ts";
import { commentChanged } from "./comment-changed.ts";
import { everythingIgnored } from "./everything-ignored.ts";
import { ignoreUnused } from "./ignore-unused.ts";
import { indexInvalid } from "./index-invalid.ts";
import { objectChanged } from "./object-changed.ts";
import { objectMissingInDatabase } from "./object-missing-in-database.ts";
import { objectMissingInSnapshot } from "./object-missing-in-snapshot.ts";
import { snapshotContainsData } from "./snapshot-contains-data.ts";
import { snapshotEdited } from "./snapshot-edited.ts";
import { snapshotEmpty } from "./snapshot-empty.ts";
import { snapshotMissing } from "./snapshot-missing.ts";

/** Whether there is a snapshot to compare with, by file name. */
export const snapshotRules = {
  "snapshot-missing": snapshotMissing,
  "snapshot-empty": snapshotEmpty,
  "snapshot-contains-data": snapshotContainsData,
  "snapshot-edited": snapshotEdited,
  "everything-ignored": everythingIgnored,
  "ignore-unused": ignoreUnused,
} satisfies RuleSet<SchemaSnapshotFacts>;

/** What a database has that no dump shows, by file name. */
export const catalogRules = {
  "index-invalid": indexInvalid,
} satisfies RuleSet<SchemaSnapshotFacts>;

/** One rule for each kind of change; a kind without a rule does not compile. */
export const changeRules: {
  readonly [Kind in SchemaChange["kind"]]: Rule<PlacedChange<SchemaChangeOf<Kind>>>;
} = {
  "missing-in-database": objectMissingInDatabase,
  "missing-in-snapshot": objectMissingInSnapshot,
  changed: objectChanged,
  "comment-changed": commentChanged,
  "columns-reordered": columnsReordered,
};

/** The rules' names by kind of change. */
export const ruleNames: { readonly [Kind in SchemaChange["kind"]]: string } = {
  "missing-in-database": "object-missing-in-database",
  "missing-in-snapshot": "object-missing-in-snapshot",
  changed: "object-changed",
  "comment-changed": "comment-changed",
  "columns-reordered": "columns-reordered",
};

/** Every rule of the check by file name. */
export const rules = {
  ...snapshotRules,
  ...catalogRules,
  "object-missing-in-database": objectMissingInDatabase,
  "object-missing-in-snapshot": objectMissingInSnapshot,
  "object-changed": objectChanged,
  "comment-changed": commentChanged,
  "columns-reordered": columnsReordered,
};
