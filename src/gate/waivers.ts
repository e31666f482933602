import { isOff, type PromoteConfig } from "../config/config.ts";
import type { ConfigProblem } from "../config/config-problem.ts";
import { nearestName } from "../config/nearest-name.ts";
import type { Waiver } from "../config/waivers.ts";
import type { RegisteredCheck } from "./check.ts";
import { type Finding, isStopping } from "./finding.ts";
import { findingsOf, type Rule, type RuleText } from "./rule.ts";
import { waiverRules } from "./waiver-rules/index.ts";
import type { JudgedWaiver } from "./waiver-rules/judged-waiver.ts";

/** The waivers that a commit has, at the time the run starts. */
export type CommittedWaivers = {
  /** How messages name the file. */
  readonly file: string;
  readonly waivers: readonly Waiver[];
  /** What is wrong with the file; then it waives nothing. */
  readonly problems: readonly ConfigProblem[];
  /** Fingerprints of waivers that the candidate takes out: they hold, and nothing is said against them. */
  readonly withdrawn?: ReadonlySet<string>;
  /** They are of the candidate's base, where one that excuses nothing may wait for another change: said, and stops nothing. */
  readonly areOfBase?: boolean;
  readonly at: Date;
};

/** What a check's findings become under the waivers. */
export interface WaiverDesk {
  /**
   * Marks the findings that a waiver excuses, and adds what is wrong with the waivers of the check. What belongs to
   * no check that can be asked is told with the first that is. Pure.
   */
  judge(check: WaivedCheck, findings: readonly Finding[], isFirst: boolean): readonly Finding[];
}

/** Waivers as a run of these checks goes by them. */
export function openWaivers(
  committed: CommittedWaivers,
  checks: readonly WaivedCheck[],
  config: Pick<PromoteConfig, "checks" | "waivers">,
): WaiverDesk {
  const { file, waivers, problems, withdrawn = new Set(), areOfBase = false, at } = committed;
  const { maxDays } = config.waivers;
  const isKept = ({ fingerprint }: Waiver) => !withdrawn.has(fingerprint);
  const judged = (waiver: Waiver, unwaivable?: string): JudgedWaiver => {
    const daysLeft = daysLeftOf(waiver.until, at);
    return { waiver, file, maxDays, daysLeft, unwaivable, needless: undefined };
  };
  const unused = (one: JudgedWaiver): readonly Finding[] =>
    defectsOf(one).map((defect) => (areOfBase ? { ...defect, severity: "advisory" } : defect));
  const ofNoCheck = [
    ...[...problems, ...unknownRules(waivers.filter(isKept), committed, checks)].flatMap(malformed),
    ...waivers
      .filter((waiver) => isKept(waiver) && isOfCheckThatIsOff(waiver, checks, config))
      .flatMap((waiver) => unused({ ...judged(waiver), needless: "switched-off" })),
  ];
  return {
    judge(check, findings, isFirst) {
      const own = waivers.flatMap((waiver) => {
        const rule = ruleOf(waiver, check);
        return rule === undefined ? [] : [judged(waiver, rule.unwaivable)];
      });
      const valid = own.filter((one) => defectsOf(one).length === 0);
      const marked = findings.map((finding) => excused(finding, valid));
      const canTellUnused = !marked.some(isStopping);
      const needless = canTellUnused ? needlessIn(valid, findings) : [];
      const told = (all: readonly JudgedWaiver[]) => all.filter(({ waiver }) => isKept(waiver));
      return [
        ...marked,
        ...told(own).flatMap(defectsOf),
        ...told(needless).flatMap(unused),
        ...(isFirst ? ofNoCheck : []),
      ];
    },
  };
}

type WaivedCheck = Pick<RegisteredCheck, "id" | "rules">;

function malformed(problem: ConfigProblem): readonly Finding[] {
  const rule = waiverRules["waiver-malformed"];
  return [...findingsOf("waivers", "waiver-malformed", rule, problem)];
}

function isOfCheckThatIsOff(
  { rule }: Waiver,
  checks: readonly WaivedCheck[],
  config: Pick<PromoteConfig, "checks">,
): boolean {
  return checks.some(({ id }) => id === checkOf(rule) && isOff(config.checks[id]));
}

/** Whole days from the day of a time to a date, both UTC; negative when the date is over. */
export function daysLeftOf(until: string, at: Date): number {
  return Math.round((Date.parse(until) - Date.parse(at.toISOString().slice(0, 10))) / 86_400_000);
}

const standings = [
  "rule-unwaivable",
  "waiver-too-long",
  "waiver-expired",
  "waiver-unused",
] as const;

/** What the first rule says that objects to a waiver; empty for one that holds. */
function defectsOf(judged: JudgedWaiver): readonly Finding[] {
  for (const name of standings) {
    const rule: Rule<JudgedWaiver> = waiverRules[name];
    const findings = [...findingsOf("waivers", name, rule, judged)];
    if (findings.length > 0) return findings;
  }
  return [];
}

/** The finding, marked when it would stop the promotion and a waiver names it. */
function excused(finding: Finding, valid: readonly JudgedWaiver[]): Finding {
  const match = valid.find(({ waiver }) => isFor(waiver, finding));
  if (match === undefined || !isStopping(finding)) return finding;
  const { reason, owner, until } = match.waiver;
  return { ...finding, waived: { reason, owner, until, daysLeft: match.daysLeft } };
}

/** Each waiver with why nothing needs it, where nothing does. */
function needlessIn(
  valid: readonly JudgedWaiver[],
  findings: readonly Finding[],
): readonly JudgedWaiver[] {
  return valid.map((one) => ({ ...one, needless: needlessnessOf(one.waiver, findings) }));
}

function needlessnessOf(waiver: Waiver, findings: readonly Finding[]): JudgedWaiver["needless"] {
  const named = findings.filter((finding) => isFor(waiver, finding));
  if (named.length === 0) return "no-finding";
  return named.some(isStopping) ? undefined : "advisory";
}

function isFor(waiver: Waiver, { fingerprint, rule }: Finding): boolean {
  return waiver.fingerprint === fingerprint && waiver.rule === rule;
}

/** Waivers of rules that no check has, as problems of the file. */
function unknownRules(
  kept: readonly Waiver[],
  { file, waivers }: Pick<CommittedWaivers, "file" | "waivers">,
  checks: readonly WaivedCheck[],
): readonly ConfigProblem[] {
  const known = checks.flatMap(({ id, rules }) =>
    Object.keys(rules).map((name) => `${id}/${name}`),
  );
  return kept
    .filter(({ rule }) => !known.includes(rule))
    .map((waiver) => {
      const { rule, line } = waiver;
      const nearest = nearestName(rule, known);
      return {
        ...{ file, line, column: 1, path: `waivers.${waivers.indexOf(waiver)}.rule` },
        message: `is "${rule}", which is no rule of a check`,
        ...(nearest === undefined ? {} : { didYouMean: nearest }),
      };
    });
}

/** The rule that a waiver names, when it is one of the check's. */
function ruleOf({ rule }: Waiver, { id, rules }: WaivedCheck): RuleText | undefined {
  const name = nameOf(rule);
  return checkOf(rule) === id && Object.hasOwn(rules, name) ? rules[name] : undefined;
}

function checkOf(rule: string): string {
  return rule.slice(0, rule.indexOf("/"));
}

function nameOf(rule: string): string {
  return rule.slice(rule.indexOf("/") + 1);
}
