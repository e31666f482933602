import type { ChecklistItem } from "../../config/settings/deployment-checklist.ts";
import type { CommandFacts } from "./items/command/facts.ts";
import type { ConfirmationFacts } from "./items/confirmation/facts.ts";
import type { DocumentFacts } from "./items/document/facts.ts";
import type { GitFacts } from "./items/git/facts.ts";
import type { GrafanaFacts } from "./items/grafana/facts.ts";
import type { HttpFacts } from "./items/http/facts.ts";
import type { MigrationsFacts } from "./items/migrations/facts.ts";
import type { PagerdutyFacts } from "./items/pagerduty/facts.ts";
import type { PrometheusFacts } from "./items/prometheus/facts.ts";
import type { RollbackSnapshotFacts } from "./items/rollback-snapshot/facts.ts";

/** A kind of item, as the configuration names it. */
export type KindName = ChecklistItem["kind"];

/** The settings of an item, by its kind. */
export type ItemByKind = {
  readonly [Kind in KindName]: Extract<ChecklistItem, { readonly kind: Kind }>;
};

type KnownFacts = {
  readonly document: DocumentFacts;
  readonly "rollback-snapshot": RollbackSnapshotFacts;
  readonly http: HttpFacts;
  readonly confirmation: ConfirmationFacts;
  readonly prometheus: PrometheusFacts;
  readonly grafana: GrafanaFacts;
  readonly pagerduty: PagerdutyFacts;
  readonly git: GitFacts;
  readonly migrations: MigrationsFacts;
  readonly command: CommandFacts;
};

/** The facts of an item, by its kind. A kind of the configuration without facts does not compile. */
export type FactsByKind = { readonly [Kind in KindName]: KnownFacts[Kind] };

export type ItemFacts = FactsByKind[KindName];

/** What was seen of each item, in the order of the checklist. */
export type DeploymentChecklistFacts = { readonly items: readonly ItemFacts[] };
