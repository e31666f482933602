import { GateFault } from "../../../../gate/fault.ts";
import type { Host } from "../../../../host/host.ts";
import { readSchema } from "../../../../postgres/read-schema.ts";
import { type Restoration, restoreSchema } from "../../../../postgres/restore-schema.ts";
import type { SchemaModel } from "../../../../postgres/schema-model.ts";
import {
  type Scratch,
  type ScratchServer,
  withScratchDatabase,
} from "../../../../postgres/with-scratch-database.ts";
import type { ItemByKind } from "../../facts.ts";
import { readSecret } from "../read-secret.ts";
import type { Restoring } from "./facts.ts";

/** The parts of the host that restoring a snapshot takes. */
export type RestoreNeeds =
  | "clock"
  | "databases"
  | "environment"
  | "files"
  | "machine"
  | "processes"
  | "secrets";

/** Builds a scratch database from a snapshot's text and says what came of it. */
export async function restoreSnapshot(
  host: Pick<Host, RestoreNeeds>,
  item: ItemByKind["rollback-snapshot"],
  snapshot: string,
): Promise<Restoring> {
  const model = readSchema(snapshot);
  if (model.data.length > 0) return { state: "contains-data", rows: model.data };
  return withScratchDatabase(host, scratchServerOf(host, item), async (scratch) => {
    const restoration = await restoreSchema(scratch, snapshot);
    if (restoration.kind === "failed") await assertNotOlder(scratch, model);
    return restoringOf(restoration, model);
  });
}

function scratchServerOf(
  host: Pick<Host, RestoreNeeds>,
  { id, scratch }: ItemByKind["rollback-snapshot"],
): ScratchServer | undefined {
  if (scratch === undefined) return undefined;
  const { variable } = scratch;
  return { variable, url: readSecret(host, scratch, `the scratch server of ${id}`) };
}

function restoringOf(restoration: Restoration, { objects }: SchemaModel): Restoring {
  if (restoration.kind === "restored") return { state: "restored", objects: objects.size };
  const { kind, line, reason } = restoration;
  const statement = withoutStrings(restoration.statement);
  return { state: kind === "failed" ? "unrestorable" : "refused", line, statement, reason };
}

/** User mappings and subscriptions carry passwords as strings, the last of which may be cut short. */
function withoutStrings(statement: string): string {
  return statement.replace(/'(?:[^']|'')*(?:'|$)/g, "'…'");
}

/** A server older than the one the snapshot is from may fail on what it does not know: no proof. */
async function assertNotOlder(
  { administrator, source }: Pick<Scratch, "administrator" | "source">,
  { serverVersion }: SchemaModel,
): Promise<void> {
  const dumpedFrom = Number.parseInt(serverVersion ?? "", 10);
  const [row] = await administrator.query("SHOW server_version_num");
  const major = Math.floor(Number(row?.["server_version_num"]) / 10_000);
  if (dumpedFrom > major) {
    throw new GateFault("database/scratch-too-old", { source, major, dumpedFrom });
  }
}
