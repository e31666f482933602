import type { Account } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import { applyRules, findingsOf } from "../../gate/rule.ts";
import type { SchemaChange, SchemaChangeOf } from "../../postgres/schema-change.ts";
import type { SchemaSnapshotFacts } from "./facts.ts";
import { changeRules, ruleNames, snapshotRules } from "./rules/index.ts";

const check = "schema-snapshot";

/** Whether there is a snapshot that may be one, then every drift by the rule of its kind. */
export function* judge(facts: SchemaSnapshotFacts): Iterable<Finding> {
  yield* applyRules(check, snapshotRules, facts);
  if (facts.snapshot.state === "missing" || facts.snapshot.objects === 0) return;
  for (const change of facts.changes ?? []) yield* judgeChange(facts, change);
}

function judgeChange<Kind extends SchemaChange["kind"]>(
  { path, environment, variable }: SchemaSnapshotFacts,
  change: SchemaChangeOf<Kind>,
): Iterable<Finding> {
  const placed = { change, path, environment, variable };
  return findingsOf(check, ruleNames[change.kind], changeRules[change.kind], placed);
}

/** How many objects were compared with what; the digests of both sides. */
export function account(facts: SchemaSnapshotFacts): Account {
  const { path, snapshot, database, changes } = facts;
  const setAside = { ...database.setAside };
  return {
    headline: headlineOf(facts),
    counts: {
      objects: database.objects,
      drifts: changes?.length ?? 0,
      setAside: Object.values(setAside).reduce((sum, count) => sum + count, 0),
    },
    inputs: snapshot.state === "missing" ? [] : [{ name: path, sha256: snapshot.sha256 }],
    evidence: {
      schema: {
        snapshot: snapshot.state === "missing" ? null : `sha256:${snapshot.digest}`,
        database: `sha256:${database.digest}`,
        objects: database.objects,
        serverVersion: database.serverVersion,
        pgDumpVersion: database.pgDumpVersion,
      },
    },
  };
}

function headlineOf({
  path,
  environment,
  snapshot,
  database,
  changes,
}: SchemaSnapshotFacts): string {
  const server = `PostgreSQL ${database.serverVersion}`;
  if (snapshot.state === "missing") return `${path} is missing (${server})`;
  const drifts = changes?.length ?? 0;
  const { objects } = database;
  return drifts === 0
    ? `${objects} ${objects === 1 ? "object" : "objects"} of ${environment} ${objects === 1 ? "is" : "are"} as in ${path} (${server})`
    : `${drifts} ${drifts === 1 ? "difference" : "differences"} between ${environment} and ${path} (${server})`;
}
