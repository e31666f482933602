import type { Json } from "../data/json.ts";
import type { ShownCheck, ShownRecord } from "../record/shown-statement.ts";
import { inlineJson, leavesOf } from "./record-leaves.ts";

/** One value that the two records have differently; undefined where a record does not have it. */
export type ValueChange = {
  readonly path: string;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
};

/** What came and what went between two lists, in words. */
export type ListChange = { readonly gone: readonly string[]; readonly appeared: readonly string[] };

export type CheckChange = {
  readonly id: string;
  /** Status, headline, counts and digests of what was read. */
  readonly values: readonly ValueChange[];
  readonly findings: ListChange;
  /** Milliseconds; told, and no difference. */
  readonly duration: { readonly before: number | null; readonly after: number | null };
};

/** What changed from one record to another, by what they say. */
export type RecordComparison = {
  /** Outcome, commit, environment, policy, actor and the like. */
  readonly about: readonly ValueChange[];
  readonly checks: readonly CheckChange[];
  readonly reservations: ListChange;
  readonly waivers: ListChange;
  readonly confirmations: ListChange;
  readonly separation: ListChange;
  readonly evidence: readonly ValueChange[];
};

/** Compares two records. Ids, times, durations, CI runs and places in a chain are every run's own, and no difference. */
export function compareRecords(a: ShownRecord, b: ShownRecord): RecordComparison {
  const [before, after] = [a.predicate, b.predicate];
  const lists = (of: (record: ShownRecord) => readonly string[]) => listChange(of(a), of(b));
  return {
    about: valueChanges(aboutOf(a), aboutOf(b)),
    checks: checkChanges(before.checks, after.checks),
    reservations: lists(({ predicate }) => predicate.reservations.map(({ message }) => message)),
    waivers: lists(({ predicate }) => predicate.waivers.map(waiverWords)),
    confirmations: lists(({ predicate }) => predicate.confirmations.map(inlineJson)),
    separation: lists(({ predicate }) => predicate.separation.map(inlineJson)),
    evidence: valueChanges(before.evidence, after.evidence),
  };
}

/** Whether the two records say the same. */
export function isSame({ about, checks, evidence, ...lists }: RecordComparison): boolean {
  return (
    about.length === 0 &&
    evidence.length === 0 &&
    checks.every(({ values, findings }) => values.length === 0 && isUnchanged(findings)) &&
    Object.values(lists).every(isUnchanged)
  );
}

export function isUnchanged({ gone, appeared }: ListChange): boolean {
  return gone.length === 0 && appeared.length === 0;
}

function aboutOf({ predicate, signed }: ShownRecord): Json {
  const { outcome, purpose, repository, environment, source, policy, verifier, actor } = predicate;
  return {
    ...{ outcome, purpose, repository, environment },
    source: {
      commit: source.commit,
      tree: source.tree,
      ref: source.ref ?? null,
      previousRelease: source.previousRelease?.tag ?? null,
    },
    policy: {
      uri: policy.uri,
      digest: policy.digest,
      changedInHead: policy.changedInHead ?? null,
      requiredChecks: [...policy.requiredChecks].sort().join(", "),
    },
    verifier: {
      id: verifier.id,
      version: verifier.version,
      node: verifier.node ?? null,
      distDigest: verifier.distDigest ?? null,
    },
    actor: { kind: actor.kind, id: actor.id, provenBy: actor.provenBy },
    signed: signed === null ? "no" : inlineJson([signed.kind, signed.hint]),
  };
}

function valueChanges(before: Json, after: Json): readonly ValueChange[] {
  const valuesOf = (value: Json) => new Map(leavesOf(value).map((leaf) => [leaf.path, leaf.value]));
  const [old, now] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((path) => path !== "" && inlined(old.get(path)) !== inlined(now.get(path)))
    .map((path) => ({ path, before: old.get(path), after: now.get(path) }));
}

/** JSON text, so that a number is not the text that looks like it; undefined for what is not there. */
function inlined(value: Json | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function checkChanges(
  before: readonly ShownCheck[],
  after: readonly ShownCheck[],
): readonly CheckChange[] {
  const [old, now] = [before, after].map((all) => new Map(all.map((check) => [check.id, check])));
  return [...new Set([...before, ...after].map(({ id }) => id))].map((id) => {
    const [one, other] = [old?.get(id), now?.get(id)];
    return {
      id,
      values: valueChanges(checkValues(one), checkValues(other)),
      findings: listChange(findingWords(one), findingWords(other)),
      duration: { before: one?.durationMs ?? null, after: other?.durationMs ?? null },
    };
  });
}

function checkValues(check: ShownCheck | undefined): Json {
  if (check === undefined) return { status: "not in the record" };
  const { status, headline, reason, counts, inputs, fault } = check;
  return {
    status,
    ...(headline === undefined ? {} : { headline }),
    ...(reason === undefined ? {} : { reason }),
    ...(fault === undefined ? {} : { fault: fault.code }),
    counts: counts ?? {},
    read: Object.fromEntries((inputs ?? []).map(({ name, sha256 }) => [name, `sha256:${sha256}`])),
  };
}

function findingWords(check: ShownCheck | undefined): readonly string[] {
  return (check?.findings ?? []).map(
    ({ severity, waived, subject, message, fingerprint }) =>
      `${waived === undefined ? severity : `${severity}, waived`}: ${subject} ${message} (${fingerprint})`,
  );
}

function waiverWords(waiver: ShownRecord["predicate"]["waivers"][number]): string {
  const { fingerprint, rule, subject, owner, until, reason } = waiver;
  return `${fingerprint}  ${rule}: ${subject}, until ${until} by ${owner}: ${reason}`;
}

function listChange(before: readonly string[], after: readonly string[]): ListChange {
  const [old, now] = [new Set(before), new Set(after)];
  return {
    gone: [...old].filter((one) => !now.has(one)),
    appeared: [...now].filter((one) => !old.has(one)),
  };
}
