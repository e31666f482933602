import type { Rule, RuleSet } from "../../../gate/rule.ts";
import type { ChangeKind } from "../../../postgres/schema-change.ts";
import type { PlacedChange, SchemaSnapshotFacts } from "../facts.ts";
import { collationVersionChanged } from "./collation-version-changed.ts";
import { columnCollationChanged } from "./column-collation-changed.ts";
import { columnDefaultChanged } from "./column-default-changed.ts";
import { columnGenerationChanged } from "./column-generation-changed.ts";
import { columnMissingInDatabase } from "./column-missing-in-database.ts";
import { columnMissingInSnapshot } from "./column-missing-in-snapshot.ts";
import { columnNullabilityChanged } from "./column-nullability-changed.ts";
import { columnRenamed } from "./column-renamed.ts";
import { columnStorageChanged } from "./column-storage-changed.ts";
import { columnTypeChanged } from "./column-type-changed.ts";
import { columnsReordered } from "./columns-reordered.ts";
import { commentChanged } from "./comment-changed.ts";
import { constraintChanged } from "./constraint-changed.ts";
import { constraintMissingInDatabase } from "./constraint-missing-in-database.ts";
import { constraintMissingInSnapshot } from "./constraint-missing-in-snapshot.ts";
import { constraintValidationChanged } from "./constraint-validation-changed.ts";
import { digestNotComparable } from "./digest-not-comparable.ts";
import { enumLabelsChanged } from "./enum-labels-changed.ts";
import { everythingIgnored } from "./everything-ignored.ts";
import { extensionVersionChanged } from "./extension-version-changed.ts";
import { functionAttributesChanged } from "./function-attributes-changed.ts";
import { functionBodyChanged } from "./function-body-changed.ts";
import { ignoreUnused } from "./ignore-unused.ts";
import { indexChanged } from "./index-changed.ts";
import { indexInvalid } from "./index-invalid.ts";
import { indexMissingInDatabase } from "./index-missing-in-database.ts";
import { indexMissingInSnapshot } from "./index-missing-in-snapshot.ts";
import { objectChanged } from "./object-changed.ts";
import { objectMissingInDatabase } from "./object-missing-in-database.ts";
import { objectMissingInSnapshot } from "./object-missing-in-snapshot.ts";
import { objectRenamed } from "./object-renamed.ts";
import { ownerChanged } from "./owner-changed.ts";
import { partitionChanged } from "./partition-changed.ts";
import { policyChanged } from "./policy-changed.ts";
import { privilegesChanged } from "./privileges-changed.ts";
import { rowSecurityChanged } from "./row-security-changed.ts";
import { sequenceOptionsChanged } from "./sequence-options-changed.ts";
import { settingChanged } from "./setting-changed.ts";
import { snapshotContainsData } from "./snapshot-contains-data.ts";
import { snapshotEdited } from "./snapshot-edited.ts";
import { snapshotEmpty } from "./snapshot-empty.ts";
import { snapshotMissing } from "./snapshot-missing.ts";
import { stateChanged } from "./state-changed.ts";
import { storageChanged } from "./storage-changed.ts";
import { tableMissingInDatabase } from "./table-missing-in-database.ts";
import { tableMissingInSnapshot } from "./table-missing-in-snapshot.ts";
import { tableRenamed } from "./table-renamed.ts";
import { viewChanged } from "./view-changed.ts";

/** Whether there is a snapshot to compare with, by file name. */
export const snapshotRules = {
  "snapshot-missing": snapshotMissing,
  "snapshot-empty": snapshotEmpty,
  "snapshot-contains-data": snapshotContainsData,
  "snapshot-edited": snapshotEdited,
  "digest-not-comparable": digestNotComparable,
  "everything-ignored": everythingIgnored,
  "ignore-unused": ignoreUnused,
} satisfies RuleSet<SchemaSnapshotFacts>;

/** What a database has that no dump shows, by file name. */
export const catalogRules = {
  "index-invalid": indexInvalid,
  "collation-version-changed": collationVersionChanged,
  "extension-version-changed": extensionVersionChanged,
  "setting-changed": settingChanged,
} satisfies RuleSet<SchemaSnapshotFacts>;

/** One rule for each kind of change, by file name; a kind without a rule does not compile. */
export const changeRules: { readonly [Kind in ChangeKind]: Rule<PlacedChange> } = {
  "table-missing-in-database": tableMissingInDatabase,
  "table-missing-in-snapshot": tableMissingInSnapshot,
  "table-renamed": tableRenamed,
  "column-missing-in-database": columnMissingInDatabase,
  "column-missing-in-snapshot": columnMissingInSnapshot,
  "column-renamed": columnRenamed,
  "column-type-changed": columnTypeChanged,
  "column-default-changed": columnDefaultChanged,
  "column-nullability-changed": columnNullabilityChanged,
  "column-generation-changed": columnGenerationChanged,
  "column-collation-changed": columnCollationChanged,
  "column-storage-changed": columnStorageChanged,
  "constraint-missing-in-database": constraintMissingInDatabase,
  "constraint-missing-in-snapshot": constraintMissingInSnapshot,
  "constraint-changed": constraintChanged,
  "constraint-validation-changed": constraintValidationChanged,
  "index-missing-in-database": indexMissingInDatabase,
  "index-missing-in-snapshot": indexMissingInSnapshot,
  "index-changed": indexChanged,
  "function-body-changed": functionBodyChanged,
  "function-attributes-changed": functionAttributesChanged,
  "view-changed": viewChanged,
  "state-changed": stateChanged,
  "row-security-changed": rowSecurityChanged,
  "policy-changed": policyChanged,
  "privileges-changed": privilegesChanged,
  "owner-changed": ownerChanged,
  "sequence-options-changed": sequenceOptionsChanged,
  "enum-labels-changed": enumLabelsChanged,
  "partition-changed": partitionChanged,
  "storage-changed": storageChanged,
  "object-missing-in-database": objectMissingInDatabase,
  "object-missing-in-snapshot": objectMissingInSnapshot,
  "object-renamed": objectRenamed,
  "object-changed": objectChanged,
  "comment-changed": commentChanged,
  "columns-reordered": columnsReordered,
};

/** Every rule of the check, by file name. */
export const rules = {
  ...snapshotRules,
  ...catalogRules,
  ...changeRules,
};
