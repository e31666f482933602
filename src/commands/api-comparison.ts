import { judgeChange } from "../checks/breaking-changes/judge.ts";
import { isOff } from "../config/config.ts";
import type { Finding, Severity } from "../gate/finding.ts";
import type { Host } from "../host/host.ts";
import type { ApiChange } from "../openapi/api-change.ts";
import type { Location } from "../openapi/api-source.ts";
import { changelogOf } from "../openapi/changelog/changelog-of.ts";
import { compareApis } from "../openapi/compare-apis.ts";
import { locate } from "../openapi/load/locate.ts";
import type { ApiDiff, ApiFinding } from "../report/api-diff-output.ts";
import { type ApiSide, readApiSide } from "./api-side.ts";
import { loadConfig, Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

export type ApiComparisonRequest = {
  /** Each a file or `REVISION:path`. */
  readonly base: string;
  readonly revision: string;
  /** The configuration whose levels and unstable operations count. */
  readonly config?: string | undefined;
};

/** What the configuration may say of a comparison. */
type Policy = {
  readonly unstable: readonly string[];
  /** Levels by rule, where they are not the rule's own. */
  readonly levels: { readonly [rule: string]: Severity | "off" | undefined };
};

/** The texts of each side's documents, for lines. */
type Texts = {
  readonly base: ReadonlyMap<string, string> | undefined;
  readonly revision: ReadonlyMap<string, string> | undefined;
};

/** Reads both sides and compares them. Throws `Misuse`. */
export async function compareApiSides(
  { base, revision, config }: ApiComparisonRequest,
  { host, directory }: Pick<World, "host" | "directory">,
): Promise<ApiDiff> {
  const policy = await readPolicy(host, directory, config);
  const before = await readApiSide(host, directory, base);
  const after = await readApiSide(host, directory, revision);
  const problems = [...problemsOf("base", before), ...problemsOf("revision", after)];
  const from = before.loaded?.source;
  const to = after.loaded?.source;
  const sides = { schemaVersion: 1, base, revision, problems } as const;
  if (problems.length > 0 || from === undefined || to === undefined) {
    return { ...sides, verdict: "undecided", findings: [], changes: null };
  }
  const asOf = host.clock.now().toISOString().slice(0, 10);
  const changes = compareApis(from, to, { asOf, unstable: policy.unstable });
  const texts = { base: before.loaded?.texts, revision: after.loaded?.texts };
  const judged = changes.map((change) => ({ change, findings: findingsOf(change, policy, texts) }));
  const findings = judged.flatMap((one) => one.findings);
  const told = judged.filter((one) => one.findings.length > 0).map(({ change }) => change);
  const log = changelogOf(from, to, told);
  return {
    ...sides,
    verdict: findings.some(({ severity }) => severity === "blocking") ? "breaking" : "compatible",
    findings,
    changes: { counts: { ...log.counts }, entries: [...log.entries] },
  };
}

function problemsOf(side: "base" | "revision", { problems }: ApiSide): ApiDiff["problems"] {
  return problems.map((problem) => ({ side, ...problem }));
}

const unstableByDefault = ["draft", "alpha"];

async function readPolicy(
  host: Pick<Host, "files">,
  directory: string,
  config: string | undefined,
): Promise<Policy> {
  if (config === undefined) return { unstable: unstableByDefault, levels: {} };
  const settings = (await loadConfig(host, directory, config)).config.checks["breaking-changes"];
  if (isOff(settings)) {
    throw new Misuse(
      `checks.breaking-changes is off in ${config}, so it says nothing of levels. Leave out --config.`,
    );
  }
  const { unstable, levels }: { readonly document: string } & Partial<Policy> = settings;
  return { unstable: unstable ?? unstableByDefault, levels: levels ?? {} };
}

/** What the rule of a change says of it, at the configuration's level; nothing when it is off. */
function findingsOf(change: ApiChange, { levels }: Policy, texts: Texts): readonly ApiFinding[] {
  const level = levels[change.kind];
  if (level === "off") return [];
  return [...judgeChange(change)].map((finding) =>
    apiFindingOf(change, { ...finding, severity: level ?? finding.severity }, texts),
  );
}

function apiFindingOf(change: ApiChange, finding: Finding, texts: Texts): ApiFinding {
  const { confidence, operations, base, revision } = change;
  const { rule, severity, subject, message, remedy, fingerprint } = finding;
  return {
    ...{ rule, severity, confidence, subject, message, remedy },
    operations: [...operations],
    pointer: (revision ?? base)?.pointer ?? "",
    base: placeOf(base, texts.base),
    revision: placeOf(revision, texts.revision),
    fingerprint,
  };
}

function placeOf(
  location: Location | null,
  texts: ReadonlyMap<string, string> = new Map(),
): ApiFinding["base"] {
  if (location === null) return null;
  const { document, pointer } = location;
  const line = locate(texts, location)?.line;
  return line === undefined ? { document, pointer } : { document, pointer, line };
}
