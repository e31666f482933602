import { GateFault } from "../gate/fault.ts";
import type { AcrossMajors } from "./across-majors.ts";
import { compareSchemas } from "./compare-schemas.ts";
import { parseConnection } from "./connection.ts";
import { serverVersionOf } from "./dump-schema.ts";
import { majorOf } from "./programs.ts";
import { type Rewritten, restoreAndDump, type SchemaScript } from "./restore-and-dump.ts";
import type { SchemaChange } from "./schema-change.ts";
import { type SchemaModel, subjectOf } from "./schema-model.ts";
import type { ServerHost } from "./server.ts";
import { readSnapshotHeader } from "./snapshot-header.ts";
import { type Scratch, type ScratchServer, withScratchDatabase } from "./with-scratch-database.ts";

/** Every difference, and what was done where the two servers' majors differ. */
export type ScriptComparison = {
  readonly changes: readonly SchemaChange[];
  /** Null when the majors are the same, one is not known, or nothing differs. */
  readonly majors: AcrossMajors | null;
};

export type CompareOptions = {
  /** A server where a scratch database may be made; by default one is started on this machine. */
  readonly scratch?: ScratchServer;
  readonly pgDump?: string;
  /** What of a model is compared; all of it unless given. */
  readonly sift?: (model: SchemaModel) => SchemaModel;
};

/**
 * Compares two schemas. Where they differ and come from servers of different majors, each of which writes views,
 * defaults and checks in words of its own, the older script is taken through a scratch server of the newer major
 * (both are, where there is only a still newer one) and compared again.
 */
export async function compareScripts(
  host: ServerHost,
  snapshot: SchemaScript,
  database: SchemaScript,
  options: CompareOptions = {},
): Promise<ScriptComparison> {
  if (snapshot.model.objects === database.model.objects) return { changes: [], majors: null };
  const sift = options.sift ?? ((model) => model);
  const changes = compareSchemas(sift(snapshot.model), sift(database.model));
  const versions = { snapshot: versionOf(snapshot), database: versionOf(database) };
  const [a, b] = [majorOf(versions.snapshot), majorOf(versions.database)];
  if (changes.length === 0 || Number.isNaN(a) || Number.isNaN(b) || a === b) {
    return { changes, majors: null };
  }
  const canonicalised = await inOneServersWords(host, [snapshot, database], options);
  if ("reason" in canonicalised) {
    return { changes, majors: { state: "as-written", ...versions, ...canonicalised } };
  }
  const { models, server, to } = canonicalised;
  const from = a < b ? versions.snapshot : versions.database;
  return {
    changes: withOriginalLines(
      compareSchemas(sift(models[0]), sift(models[1])),
      snapshot.model,
      database.model,
    ),
    majors: { state: "canonicalised", from, to, server },
  };
}

/** Of the server the script was dumped from; empty when it does not say. */
function versionOf({ text, model }: SchemaScript): string {
  if (model.serverVersion !== null) return model.serverVersion;
  const server = readSnapshotHeader(text).details.find(({ key }) => key === "server");
  return server?.value.replace(/^PostgreSQL /, "") ?? "";
}

type Canonicalised = {
  readonly models: readonly [SchemaModel, SchemaModel];
  readonly server: string;
  readonly to: string;
};
type Impossible = { readonly reason: string; readonly remedy: string };
type Scripts = readonly [SchemaScript, SchemaScript];

async function inOneServersWords(
  host: ServerHost,
  [first, second]: Scripts,
  { scratch, pgDump }: CompareOptions,
): Promise<Canonicalised | Impossible> {
  const isFirstOlder = majorOf(versionOf(first)) < majorOf(versionOf(second));
  const [older, newer] = isFirstOlder ? [first, second] : [second, first];
  const major = majorOf(versionOf(newer));
  try {
    const given = await newEnough(host, scratch, major);
    const options = pgDump === undefined ? {} : { pgDump };
    const rewriteBoth = async (scratch: Scratch): Promise<Canonicalised | Impossible> => {
      const old = await restoreAndDump(host, scratch, older, options);
      if (old.kind !== "rewritten") return notRestored(old, versionOf(older));
      const isExact = majorOf(old.serverVersion) === major;
      const now = isExact
        ? { kind: "rewritten" as const, script: newer }
        : await scratch.another((second) => restoreAndDump(host, second, newer, options));
      if (now.kind !== "rewritten") return notRestored(now, versionOf(newer));
      const models = [old.script.model, now.script.model] as const;
      return {
        models: isFirstOlder ? models : [models[1], models[0]],
        server: scratch.source,
        to: old.serverVersion,
      };
    };
    return await withScratchDatabase(host, given, rewriteBoth, { major, otherwise: "newer" });
  } catch (thrown) {
    return impossible(thrown, major);
  }
}

/** The server given, unless it is older than what is to be restored. */
async function newEnough(
  host: ServerHost,
  scratch: ScratchServer | undefined,
  major: number,
): Promise<ScratchServer | undefined> {
  const connection = scratch === undefined ? undefined : parseConnection(scratch.url);
  if (scratch === undefined || connection === undefined) return scratch;
  const version = await serverVersionOf(host, scratch.url, connection);
  return majorOf(version) >= major ? scratch : undefined;
}

function notRestored(
  { line, reason }: Exclude<Rewritten, { readonly kind: "rewritten" }>,
  version: string,
): Impossible {
  return {
    reason: `line ${line} of what PostgreSQL ${version} wrote does not restore: ${reason}.`,
    remedy: "Take the script of the older server anew, whole and unedited.",
  };
}

/** Why not, for what is wrong with the machine; anything else is thrown on. */
function impossible(thrown: unknown, major: number): Impossible {
  if (thrown instanceof GateFault && thrown.code === "database/server-missing") {
    return {
      reason: `no PostgreSQL ${major} or newer can be started here.`,
      remedy: `Install PostgreSQL ${major} on this machine.`,
    };
  }
  if (thrown instanceof GateFault && thrown.code.startsWith("database/")) {
    return { reason: thrown.message, remedy: thrown.remedy };
  }
  throw thrown;
}

/** Lines of the scripts as they were given: nobody can look into the scratch server's. */
function withOriginalLines(
  changes: readonly SchemaChange[],
  snapshot: SchemaModel,
  database: SchemaModel,
): readonly SchemaChange[] {
  const lines = new Map([...linesOf(database), ...linesOf(snapshot)]);
  return changes.map((change) => ({ ...change, line: lines.get(change.subject) ?? change.line }));
}

function* linesOf({ objects }: SchemaModel): Iterable<readonly [subject: string, line: number]> {
  for (const object of objects.values()) {
    yield [subjectOf(object), object.line];
    for (const [name, { line }] of object.parts) yield [subjectOf(object, name), line];
  }
}
