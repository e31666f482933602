import { counted } from "../data/counted.ts";
import type { Candidate } from "../gate/candidate.ts";
import { GateFault } from "../gate/fault.ts";
import { readBlob } from "../git/read-blob.ts";
import type { Host } from "../host/host.ts";
import type { CatalogLook } from "../postgres/catalog-look.ts";
import { dumpSchema, type SchemaDump } from "../postgres/dump-schema.ts";
import { lookAtCatalog } from "../postgres/look-at-catalog.ts";
import { proposeChanges } from "../postgres/propose-changes.ts";
import { readSchema, schemaDigestOf } from "../postgres/read-schema.ts";
import type { SchemaModel } from "../postgres/schema-model.ts";
import {
  digestKey,
  type HeaderDetail,
  isHeaderText,
  isIteration,
  printSnapshotHeader,
  type SnapshotHeader,
} from "../postgres/snapshot-header.ts";
import { snapshotTextOf } from "../postgres/snapshot-text.ts";
import { catalogDetailsOf } from "../postgres/stated-catalog.ts";
import { digestWordsOf } from "../postgres/stated-digest.ts";
import { unfitLinesOf } from "../postgres/unfit-statements.ts";
import { Misuse } from "./load-config.ts";
import type { OpenedSnapshot } from "./open-snapshot.ts";
import type { World } from "./world.ts";

/** What the header is to say; without `changes` they are told from the committed snapshot. */
export type WantedHeader = {
  readonly iteration: string;
  readonly title: string;
  readonly changes?: string | undefined;
};

/** Throws `Misuse` when an option cannot stand in the header. */
export function assertHeaderOptions({
  iteration,
  title,
  changes,
}: {
  readonly [Option in keyof WantedHeader]?: string | undefined;
}): void {
  if (iteration !== undefined && !isIteration(iteration)) {
    throw new Misuse(
      "--iteration takes a number or name such as 06: letters, digits, dots, hyphens, at most 32.",
    );
  }
  for (const [option, text] of [
    ["--title", title],
    ["--changes", changes],
  ] as const) {
    if (text !== undefined && !isHeaderText(text)) {
      throw new Misuse(`${option} takes one line of printable text.`);
    }
  }
}

/**
 * Dumps the staging database and writes the snapshot, all or nothing. Returns what it now says; undefined when the
 * dump may not be committed, which is told line by line, and then nothing is written.
 */
export async function writeSnapshot(
  { host, output }: World,
  opened: OpenedSnapshot,
  wanted: WantedHeader,
): Promise<SchemaModel | undefined> {
  const { candidate } = opened.release;
  const url = databaseUrlOf(host, opened);
  const { pgDump, database } = opened.settings;
  const dump = await dumpSchema(host, url, {
    variable: database.variable,
    ...(pgDump === undefined ? {} : { pgDump }),
  });
  const model = readSchema(dump.text);
  const refusals = refusalsOf(dump.text, model, opened);
  if (refusals.length > 0) {
    for (const line of refusals) output.message(host.secrets.redact(line));
    return undefined;
  }
  const committed = await readBlob(
    host,
    candidate.repository,
    candidate.commit,
    opened.repositoryPath,
  );
  const before = committed === undefined ? undefined : readSchema(committed.text);
  const header: SnapshotHeader = {
    iteration: wanted.iteration,
    title: wanted.title.trim(),
    generated: host.clock.now().toISOString().slice(0, 10),
    changes: (wanted.changes ?? proposeChanges(before, model)).trim(),
    commit: headWords(candidate),
    details: detailsOf(dump, await lookAtCatalog(host, url), model),
  };
  await host.files.writeAtomic(opened.file, snapshotTextOf(header, dump.text));
  const { size } = model.objects;
  output.document(
    `${opened.path} holds ${counted(size, "object")} of ${candidate.from}.\n${printSnapshotHeader(header)}`,
  );
  return model;
}

function databaseUrlOf({ environment }: Pick<Host, "environment">, opened: OpenedSnapshot): string {
  const { variable } = opened.settings.database;
  const url = environment.read(variable) ?? "";
  if (url !== "") return url;
  const usedFor = `the ${opened.release.candidate.from} database`;
  throw new GateFault("run/variable-missing", { variable, usedFor });
}

/** Why a dump may not become the snapshot, each with what to do. */
function refusalsOf(
  dump: string,
  { objects }: SchemaModel,
  { path, release }: OpenedSnapshot,
): readonly string[] {
  const { from } = release.candidate;
  const unfit = unfitLinesOf(dump).map(
    ({ line, message }) => `Line ${line} of the dump of ${from} ${message}.`,
  );
  if (unfit.length > 0) {
    return [
      ...unfit,
      `→ Take it out of the ${from} database, such as a password into a password file; ${path} is as it was.`,
    ];
  }
  if (objects.size > 0) return [];
  return [
    `The ${from} database defines no object.`,
    `→ Run its migrations, or correct the URL; ${path} is as it was.`,
  ];
}

function headWords({ ref, commit }: Candidate): string {
  return ref === null
    ? `detached HEAD ${commit.slice(0, 12)}`
    : `${ref.replace(/^refs\/heads\//, "")} branch HEAD`;
}

function detailsOf(
  { serverVersion, pgDumpVersion }: SchemaDump,
  look: CatalogLook,
  model: SchemaModel,
): readonly HeaderDetail[] {
  return [
    { key: "server", value: `PostgreSQL ${serverVersion}` },
    { key: "pg_dump", value: pgDumpVersion },
    ...catalogDetailsOf(look),
    { key: digestKey, value: digestWordsOf(schemaDigestOf(model)) },
  ];
}
