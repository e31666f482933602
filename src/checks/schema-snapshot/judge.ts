import { counted } from "../../data/counted.ts";
import type { Json } from "../../data/json.ts";
import type { Account } from "../../gate/check.ts";
import type { Finding } from "../../gate/finding.ts";
import { applyRules, findingsOf } from "../../gate/rule.ts";
import type { SchemaChange } from "../../postgres/schema-change.ts";
import type { IgnoredFacts, SchemaSnapshotFacts, Sides } from "./facts.ts";
import { majorsInWords, withMajors } from "./name-majors.ts";
import { catalogRules, changeRules, snapshotRules } from "./rules/index.ts";

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
export function judgeChange(sides: Sides, change: SchemaChange): Iterable<Finding> {
  const { kind } = change;
  return withMajors(findingsOf(check, kind, changeRules[kind], { change, sides }), change, sides);
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
  const { path, snapshot, database, changes, ignored, majors } = facts;
  return {
    headline: headlineOf(facts),
    counts: {
      objects: comparedOf(facts),
      drifts: changes?.length ?? 0,
      setAside: totalOf(database.setAside),
      ...(ignored === undefined ? {} : { ignored: totalOf(ignored.database.counts) }),
      ...notComparedCounts(facts),
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
        ...(ignored === undefined ? {} : { ignored: ignoredEvidence(ignored) }),
        ...(majors === undefined ? {} : { majors }),
      },
    },
  };
}

/** What the database has and the header states nothing of. */
function notComparedCounts({ snapshot, database }: SchemaSnapshotFacts) {
  const stated = snapshot.state === "read" ? snapshot.header : undefined;
  return {
    extensionVersionsNotCompared: stated?.extensions == null ? database.extensions.length : 0,
    settingsNotCompared: stated?.settings == null ? (database.settings ?? []).length : 0,
  };
}

/** How many objects of the database are compared. */
function comparedOf({ database, ignored }: SchemaSnapshotFacts): number {
  return ignored?.database.left ?? database.objects;
}

function totalOf(counts: { readonly [name: string]: number }): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function ignoredEvidence({ snapshot, database }: IgnoredFacts): Json {
  return { snapshot: snapshot?.counts ?? null, database: database.counts };
}

/** Said wherever something was ignored, on whichever side. */
function ignoredWords(ignored: IgnoredFacts | undefined): string {
  if (ignored === undefined) return "";
  const [database, snapshot] = [
    totalOf(ignored.database.counts),
    totalOf(ignored.snapshot?.counts ?? {}),
  ];
  const sides =
    database === snapshot ? `${database}` : `${database} and, in the snapshot, ${snapshot}`;
  return `, ${sides} ignored`;
}

function headlineOf(facts: SchemaSnapshotFacts): string {
  const { path, environment, snapshot, database, changes, majors } = facts;
  const words = [`PostgreSQL ${database.serverVersion}`, ...majorsInWords(majors)].join(", ");
  const server = `${words}${ignoredWords(facts.ignored)}`;
  if (snapshot.state === "missing") return `${path} is missing (${server})`;
  const drifts = changes?.length ?? 0;
  const objects = comparedOf(facts);
  return drifts === 0
    ? `${counted(objects, "object")} of ${environment} ${objects === 1 ? "is" : "are"} as in ${path} (${server})`
    : `${counted(drifts, "difference")} between ${environment} and ${path} (${server})`;
}
