import { sha256Of } from "../data/sha256.ts";
import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import type { ShownPredicate } from "../record/shown-statement.ts";

/** What a check saw, as the text whose digest the record holds. */
export type FactsFile = { readonly check: string; readonly path: string; readonly text: string };

/**
 * The facts of a record's run that are still beside its logs. The record does not name the folder, so each of the same
 * commit is looked into, and a file counts when its digest is the record's.
 */
export async function findFacts(
  host: Pick<Host, "files">,
  project: string,
  { source, checks }: ShownPredicate,
): Promise<readonly FactsFile[]> {
  const logs = `${project}/.promote/logs`;
  const runs = (await host.files.list(logs)).filter((run) =>
    run.endsWith(`-${source.commit.slice(0, 12)}`),
  );
  const found: FactsFile[] = [];
  for (const { id, factsDigest } of checks) {
    if (factsDigest === undefined || !isFileName(id)) continue;
    for (const run of runs) {
      const path = `${logs}/${run}/${id}.facts.json`;
      const text = await readPlainFile(host, path);
      if (text === undefined || `sha256:${sha256Of(text)}` !== factsDigest) continue;
      found.push({ check: id, path, text });
      break;
    }
  }
  return found;
}

/** A check's id comes from a record, and a record may come from anyone. */
function isFileName(id: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id);
}

async function readPlainFile(
  { files }: Pick<Host, "files">,
  path: string,
): Promise<string | undefined> {
  if ((await files.status(path))?.kind !== "file") return undefined;
  try {
    return await files.readText(path);
  } catch (thrown) {
    if (thrown instanceof GateFault && thrown.code === "file/not-text") return undefined;
    throw thrown;
  }
}
