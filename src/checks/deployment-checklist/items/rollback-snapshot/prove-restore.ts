import { compareSchemas } from "../../../../postgres/compare-schemas.ts";
import { majorOf } from "../../../../postgres/programs.ts";
import type { Rewritten, SchemaScript } from "../../../../postgres/restore-and-dump.ts";
import type { SchemaChange } from "../../../../postgres/schema-change.ts";
import { isServerText } from "../../../../postgres/server-text.ts";
import type { Differences, RestoreProof } from "./facts.ts";

type Rewrite = (script: SchemaScript) => Promise<Rewritten>;

/**
 * Compares a snapshot with the dump of what it restores to. Where they differ, that dump is restored too: one
 * that does not come back as it went in is no proof of anything. What another major wrote, or a person,
 * says the same in other words, so only what is gone counts there; of a script that is no dump, not even that.
 */
export async function proveRestore(
  snapshot: SchemaScript,
  { script, serverVersion }: Extract<Rewritten, { readonly kind: "rewritten" }>,
  rewrite: Rewrite,
): Promise<RestoreProof> {
  const changes = compareSchemas(snapshot.model, script.model);
  const none = differencesOf([]);
  if (changes.length === 0) {
    return { serverVersion, lost: none, unstable: none, reworded: none };
  }
  const isOfSameMajor = majorOf(snapshot.model.serverVersion ?? "") === majorOf(serverVersion);
  const lost = changes.filter(isOfSameMajor ? isSubstance : isGone);
  return {
    serverVersion,
    lost: differencesOf(isDump(snapshot) ? lost : []),
    unstable: await instabilityOf(script, await rewrite(script)),
    reworded: differencesOf(isOfSameMajor ? changes.filter((one) => !isSubstance(one)) : []),
  };
}

async function instabilityOf(script: SchemaScript, again: Rewritten): Promise<Differences> {
  if (again.kind === "rewritten") {
    return differencesOf(compareSchemas(script.model, again.script.model));
  }
  return { count: 1, first: [{ subject: withoutStrings(again.statement), diff: again.reason }] };
}

/** User mappings and subscriptions carry passwords as strings, the last of which may be cut short. */
export function withoutStrings(statement: string): string {
  return statement.replace(/'(?:[^']|'')*(?:'|$)/g, "'…'");
}

/** A script of pg_dump names every object with its schema. */
function isDump({ text, model }: SchemaScript): boolean {
  return model.serverVersion !== null || text.includes("set_config('search_path', '', false)");
}

/** What came back under another name is not what the release's code looks for. */
function isGone({ kind, database }: SchemaChange): boolean {
  return database === null || kind.endsWith("-renamed");
}

/** Whether it is more than a matter of words: a type, too, can be written in several ways. */
function isSubstance(change: SchemaChange): boolean {
  if (isGone(change)) return true;
  if (change.snapshot === null) return false;
  return !isServerText(change) && !/^(column|constraint) /.test(change.subject);
}

const shown = 5;
const longestDiff = 1_000;

function differencesOf(changes: readonly SchemaChange[]): Differences {
  return {
    count: changes.length,
    first: changes.slice(0, shown).map((change) => ({
      subject: change.subject,
      diff: change.diff.slice(0, longestDiff),
    })),
  };
}
