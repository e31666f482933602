import { readSecret } from "../../../../environments/read-secret.ts";
import { GateFault } from "../../../../gate/fault.ts";
import type { Host } from "../../../../host/host.ts";
import { majorOf } from "../../../../postgres/programs.ts";
import { readSchema } from "../../../../postgres/read-schema.ts";
import {
  type Rewritten,
  restoreAndDump,
  type SchemaScript,
} from "../../../../postgres/restore-and-dump.ts";
import type { SchemaModel } from "../../../../postgres/schema-model.ts";
import {
  type Scratch,
  type ScratchServer,
  withScratchDatabase,
} from "../../../../postgres/with-scratch-database.ts";
import type { ItemByKind } from "../../facts.ts";
import type { Restoring } from "./facts.ts";
import { proveRestore, withoutStrings } from "./prove-restore.ts";

/** The parts of the host that restoring a snapshot takes. */
export type RestoreNeeds =
  | "clock"
  | "databases"
  | "environment"
  | "files"
  | "machine"
  | "processes"
  | "secrets";

/** Builds a scratch database from a snapshot's text, dumps it again and says what came of it. */
export async function restoreSnapshot(
  host: Pick<Host, RestoreNeeds>,
  item: ItemByKind["rollback-snapshot"],
  text: string,
): Promise<Restoring> {
  const model = readSchema(text);
  if (model.data.length > 0) return { state: "contains-data", rows: model.data };
  const server = scratchServerOf(host, item);
  const { serverVersion } = model;
  const wanted = { major: majorOf(serverVersion ?? ""), otherwise: "any" } as const;
  const prove = async (scratch: Scratch): Promise<Restoring> => {
    const rewritten = await restoreAndDump(host, scratch, { text, model });
    if (rewritten.kind !== "rewritten") {
      if (rewritten.kind === "failed") await assertNotOlder(scratch, model);
      return failureOf(rewritten);
    }
    const again = (script: SchemaScript) =>
      scratch.another((second) => restoreAndDump(host, second, script));
    const proof = await proveRestore({ text, model }, rewritten, again);
    return { state: "restored", objects: model.objects.size, proof };
  };
  return withScratchDatabase(host, server, prove, serverVersion === null ? undefined : wanted);
}

function scratchServerOf(
  host: Pick<Host, RestoreNeeds>,
  { id, scratch }: ItemByKind["rollback-snapshot"],
): ScratchServer | undefined {
  if (scratch === undefined) return undefined;
  const { variable } = scratch;
  return { variable, url: readSecret(host, scratch, `the scratch server of ${id}`) };
}

function failureOf(failure: Exclude<Rewritten, { readonly kind: "rewritten" }>): Restoring {
  const { kind, line, reason } = failure;
  const statement = withoutStrings(failure.statement);
  return { state: kind === "failed" ? "unrestorable" : "refused", line, statement, reason };
}

/** A server older than the one the snapshot is from may fail on what it does not know: no proof. */
async function assertNotOlder(
  { administrator, source }: Pick<Scratch, "administrator" | "source">,
  { serverVersion }: SchemaModel,
): Promise<void> {
  const dumpedFrom = majorOf(serverVersion ?? "");
  const [row] = await administrator.query("SHOW server_version_num");
  const major = Math.floor(Number(row?.["server_version_num"]) / 10_000);
  if (dumpedFrom > major) {
    throw new GateFault("database/scratch-too-old", { source, major, dumpedFrom });
  }
}
