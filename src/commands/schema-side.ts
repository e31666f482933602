import { posix } from "node:path";
import { variableName } from "../config/scalars.ts";
import { GateFault } from "../gate/fault.ts";
import { gitLine } from "../git/git.ts";
import { readBlob } from "../git/read-blob.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { dumpSchema } from "../postgres/dump-schema.ts";
import { readSchema } from "../postgres/read-schema.ts";
import { refusePartialScript } from "../postgres/refuse-partial-script.ts";
import type { SchemaModel } from "../postgres/schema-model.ts";
import { Misuse } from "./load-config.ts";
import { whyNoCommit } from "./why-no-commit.ts";

/** A schema as the command line names it, read. */
export type SchemaSide = {
  /** As it was named. */
  readonly name: string;
  readonly source: "file" | "commit" | "database";
  readonly text: string;
  readonly model: SchemaModel;
};

type Needs = Pick<
  Host,
  "databases" | "environment" | "files" | "machine" | "processes" | "secrets"
>;

/**
 * Reads one side of a comparison: `env:NAME` is the database whose URL the variable holds, `TAG:path` a file as a
 * commit has it, anything else a file. A file that is there goes before a commit of the same name. `pgDump` is the
 * absolute path of the pg_dump for a database.
 */
export async function readSchemaSide(
  host: Needs,
  directory: string,
  name: string,
  pgDump?: string,
): Promise<SchemaSide> {
  if (name === "") throw new Misuse("A schema is a file, TAG:path or env:NAME, and not empty.");
  if (name.startsWith("env:")) return readDatabase(host, name, pgDump);
  const path = locate(directory, name);
  const status = await host.files.status(path);
  const text = status === undefined ? undefined : await readFile(host, path, name);
  if (text !== undefined) return { name, source: "file", text, model: modelOf(text, name) };
  const colon = name.indexOf(":");
  if (colon < 1) throw missing(name, "there is no such file");
  const committed = await readCommitted(host, directory, name, colon);
  return { name, source: "commit", text: committed, model: modelOf(committed, name) };
}

async function readDatabase(
  host: Needs,
  name: string,
  pgDump: string | undefined,
): Promise<SchemaSide> {
  const variable = name.slice("env:".length);
  if (!variableName.safeParse(variable).success) {
    throw new Misuse(`${name} names no variable; expected env: and a name such as DATABASE_URL.`);
  }
  const url = host.environment.read(variable);
  if (url === undefined || url === "") {
    throw new GateFault("run/variable-missing", { variable, usedFor: "a database to compare" });
  }
  const { text } = await dumpSchema(host, url, {
    variable,
    ...(pgDump === undefined ? {} : { pgDump }),
  });
  return { name, source: "database", text, model: readSchema(text) };
}

async function readFile({ files }: Needs, path: string, name: string): Promise<string> {
  const isFolder = (await files.status(`${path}/.`))?.kind === "directory";
  const text = isFolder ? undefined : await files.readText(path);
  if (text === undefined)
    throw missing(name, isFolder ? "it is a folder" : "the link leads nowhere");
  return text;
}

async function readCommitted(
  host: Needs,
  directory: string,
  name: string,
  colon: number,
): Promise<string> {
  const [revision, path] = [name.slice(0, colon), name.slice(colon + 1)];
  const found = await resolveRevision(host, directory, revision);
  if (!("commit" in found)) throw missing(name, whyNoCommit(revision, found));
  const { commit } = found;
  const prefix = /^\.\.?\//.test(path)
    ? await gitLine(host, directory, ["rev-parse", "--show-prefix"])
    : "";
  const blob = await readBlob(host, directory, commit, posix.normalize(posix.join(prefix, path)));
  if (blob === undefined) throw missing(name, `commit ${revision} has no file ${path}`);
  return blob.text;
}

function modelOf(text: string, side: string): SchemaModel {
  refusePartialScript(text, side);
  return readSchema(text);
}

function missing(side: string, looked: string): GateFault {
  return new GateFault("schema/side-missing", { side, looked });
}
