import type { Account } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import { applyRules, findingsOf } from "../../gate/rule.ts";
import type { SchemaChange, SchemaChangeOf } from "../../postgres/schema-change.ts";
import type { SchemaSnapshotFacts, Sides } from "./facts.ts";
import { majorsInWords, withMajors } from "./name-majors.ts";
import { catalogRules, changeRules, ruleNames, snapshotRules } from "./rules/index.ts";

const check = "schema-snapshot";

/** Whether there is a snapshot that may be one, then every drift by the rule of its kind. */
export function* judge(facts: SchemaSnapshotFacts): Iterable<Finding> {
  yield* applyRules(check, snapshotRules, facts);
  yield* applyRules(check, catalogRules, facts);
  if (facts.snapshot.state === "missing" || facts.snapshot.objects === 0) return;
  const sides = sidesOf(facts);
  for (const change of facts.changes ?? []) yield* judgeChange(sides, change);
}

/** What the rule of its kind says of one change between two schemas. */
export function judgeChange<Kind extends SchemaChange["kind"]>(
  sides: Sides,
  change: SchemaChangeOf<Kind>,
): Iterable<Finding> {
  const placed = { change, sides };
  const findings = findingsOf(check, ruleNames[change.kind], changeRules[change.kind], placed);
  return withMajors(findings, change, sides);
}

function sidesOf({ path, environment, majors }: SchemaSnapshotFacts): Sides {
  return {
    ...(majors === undefined ? {} : { majors }),
    snapshot: { name: path, file: path },
    database: { name: `the ${environment} database`, file: null },
    refresh: { environment },
  };
}

/** How many objects were compared with what; the digests of both sides. */
export function account(facts: SchemaSnapshotFacts): Account {
  const { path, snapshot, database, changes, majors } = facts;
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
        extensions: database.extensions,
        ...(majors === undefined ? {} : { majors }),
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
  majors,
}: SchemaSnapshotFacts): string {
  const server = [`PostgreSQL ${database.serverVersion}`, ...majorsInWords(majors)].join(", ");
  if (snapshot.state === "missing") return `${path} is missing (${server})`;
  const drifts = changes?.length ?? 0;
  const { objects } = database;
  return drifts === 0
    ? `${objects} ${objects === 1 ? "object" : "objects"} of ${environment} ${objects === 1 ? "is" : "are"} as in ${path} (${server})`
    : `${drifts} ${drifts === 1 ? "difference" : "differences"} between ${environment} and ${path} (${server})`;
}
