import type { Release } from "../../../gate/check.ts";
import type { Host } from "../../../host/host.ts";
import type { FactsByKind, ItemByKind, ItemFacts, KindName } from "../facts.ts";
import { gatherCommand } from "./command/gather.ts";
import { gatherConfirmation } from "./confirmation/gather.ts";
import { gatherDocument } from "./document/gather.ts";
import { gatherGit } from "./git/gather.ts";
import { gatherGrafana } from "./grafana/gather.ts";
import { gatherHttp } from "./http/gather.ts";
import { gatherMigrations } from "./migrations/gather.ts";
import { gatherPagerduty } from "./pagerduty/gather.ts";
import { gatherPrometheus } from "./prometheus/gather.ts";
import { gatherRollbackSnapshot } from "./rollback-snapshot/gather.ts";

/** The parts of the host that items of any kind look through. */
export type ItemNeeds =
  | "clock"
  | "databases"
  | "environment"
  | "files"
  | "http"
  | "machine"
  | "processes"
  | "secrets";

type Gather<Kind extends KindName> = (
  host: Pick<Host, ItemNeeds>,
  item: ItemByKind[Kind],
  release: Release,
) => Promise<FactsByKind[Kind]>;

const gatherers: { readonly [Kind in KindName]: Gather<Kind> } = {
  document: gatherDocument,
  "rollback-snapshot": gatherRollbackSnapshot,
  http: gatherHttp,
  confirmation: gatherConfirmation,
  prometheus: gatherPrometheus,
  grafana: gatherGrafana,
  pagerduty: gatherPagerduty,
  git: gatherGit,
  migrations: gatherMigrations,
  command: gatherCommand,
};

/** Looks at one item of the checklist, of whatever kind. */
export function gatherItem(
  host: Pick<Host, ItemNeeds>,
  item: ItemByKind[KindName],
  release: Release,
): Promise<ItemFacts> {
  return gatherKind(item.kind, host, item, release);
}

function gatherKind<Kind extends KindName>(
  kind: Kind,
  host: Pick<Host, ItemNeeds>,
  item: ItemByKind[Kind],
  release: Release,
): Promise<FactsByKind[Kind]> {
  return gatherers[kind](host, item, release);
}
