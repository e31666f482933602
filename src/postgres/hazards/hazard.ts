import type { RuleText } from "../../gate/rule.ts";

/** What a change of a schema puts at risk. */
export type HazardArea =
  | "data-loss"
  | "running-release"
  | "rewrite-or-lock"
  | "index"
  | "authorisation"
  | "integrity"
  | "replication";

/** What happens, one thing at a time. */
export type HazardKind =
  | "table-dropped"
  | "column-dropped"
  | "attribute-dropped"
  | "enum-label-dropped"
  | "column-type-narrowed"
  | "table-renamed"
  | "column-renamed"
  | "enum-label-renamed"
  | "object-dropped"
  | "required-column-added"
  | "default-dropped"
  | "column-became-required"
  | "column-type-changed"
  | "generation-changed"
  | "column-added-with-rewrite"
  | "constraint-added-validated"
  | "key-added"
  | "persistence-changed"
  | "storage-changed"
  | "index-created"
  | "index-dropped"
  | "index-redefined"
  | "row-security-off"
  | "policy-dropped"
  | "policy-widened"
  | "policy-added"
  | "granted-to-public"
  | "definer-without-search-path"
  | "view-runs-as-owner"
  | "constraint-dropped"
  | "constraint-changed"
  | "constraint-not-validated"
  | "column-became-nullable"
  | "trigger-dropped"
  | "trigger-disabled"
  | "replica-identity-changed"
  | "publication-changed"
  | "view-column-dropped"
  | "routine-result-changed"
  | "domain-changed"
  | "right-revoked"
  | "owner-changed"
  | "partition-detached"
  | "partition-attached"
  | "sequence-changed"
  | "routine-dropped"
  | "routine-arguments-changed"
  | "view-column-retyped"
  | "granted-to-role";

/** Something that a change from one schema to another does, and that can go wrong while it does or after. */
export type Hazard = {
  readonly kind: HazardKind;
  /** As findings name it: "column public.payouts.amount". */
  readonly subject: string;
  /** What the rule's sentence needs beside its subject; empty when it needs nothing. */
  readonly note: string;
  /** The object's own name, by which a migration would speak of it. */
  readonly name: string;
  /** As either script has it; null where it has none. */
  readonly before: string | null;
  readonly after: string | null;
  /** Where the newer script speaks of it; null when it no longer does. */
  readonly line: number | null;
};

/** What is to be said about one kind of hazard. */
export interface HazardRule extends RuleText {
  readonly area: HazardArea;
  /** One sentence that reads on from the hazard's subject. */
  message(hazard: Hazard): string;
}
