import type { ChangeKind } from "../schema-change.ts";
import * as columns from "./of-columns.ts";
import * as objects from "./of-objects.ts";
import { privilegesSet } from "./of-privileges.ts";
import * as tables from "./of-tables.ts";
import type { Step } from "./step.ts";

/** What would make of the one schema the other in this one thing; null where that cannot be told for certain. */
export function statementFor(step: Step): string | null {
  const statement = writers[step.kind](step);
  return statement === null || statement === "" || statement.includes("…") ? null : statement;
}

const unknown = () => null;

const writers: { readonly [Kind in ChangeKind]: (step: Step) => string | null } = {
  "table-missing-in-database": objects.dropped,
  "table-missing-in-snapshot": unknown,
  "table-renamed": objects.renamed,
  "column-missing-in-database": columns.columnDropped,
  "column-missing-in-snapshot": columns.columnAdded,
  "column-renamed": columns.columnRenamed,
  "column-type-changed": columns.retyped,
  "column-default-changed": columns.defaulted,
  "column-nullability-changed": columns.required,
  "column-generation-changed": columns.generated,
  "column-collation-changed": columns.recollated,
  "column-storage-changed": columns.stored,
  "constraint-missing-in-database": tables.constraintDropped,
  "constraint-missing-in-snapshot": tables.constraintAdded,
  "constraint-changed": tables.constraintReplaced,
  "constraint-validation-changed": tables.constraintValidated,
  "index-missing-in-database": objects.dropped,
  "index-missing-in-snapshot": objects.created,
  "index-changed": objects.replaced,
  "function-body-changed": objects.routineReplaced,
  "function-attributes-changed": objects.routineReplaced,
  "view-changed": objects.viewReplaced,
  "state-changed": objects.stateSet,
  "row-security-changed": tables.rowSecuritySet,
  "policy-changed": objects.replaced,
  "privileges-changed": privilegesSet,
  "owner-changed": objects.said,
  "sequence-options-changed": tables.sequenceSet,
  "enum-labels-changed": tables.labelsSet,
  "partition-changed": tables.partitionMoved,
  "storage-changed": tables.optionsSet,
  "object-missing-in-database": objects.dropped,
  "object-missing-in-snapshot": objects.created,
  "object-renamed": objects.renamed,
  "object-changed": unknown,
  "comment-changed": objects.commented,
  "columns-reordered": unknown,
};
