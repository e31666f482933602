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
  readonly at: Date;
};

/** What a check's findings become under the waivers. */
export interface WaiverDesk {
  /**
   * Marks the findings that a waiver excuses, and adds what is wrong with the waivers of the check. What belongs to
   * no check that can be asked is told with the first that is. Pure.
   */
  judge(
    check: Pick<RegisteredCheck, "id" | "rules">,
    findings: readonly Finding[],
    isFirst: boolean,
  ): readonly Finding[];
}

/** Waivers as a run of these checks goes by them. */
export function openWaivers(
  { file, waivers, problems, withdrawn = new Set(), at }: CommittedWaivers,
  checks: readonly Pick<RegisteredCheck, "id" | "rules">[],
  config: Pick<PromoteConfig, "checks" | "waivers">,
): WaiverDesk {
  const isKept = ({ fingerprint }: Waiver) => !withdrawn.has(fingerprint);
  const lost = unknownRules(waivers, file, checks, isKept);
  const { maxDays } = config.waivers;
  const off = waivers
    .filter(isKept)
    .filter(({ rule }) =>
      checks.some(({ id }) => id === checkOf(rule) && isOff(config.checks[id])),
    );
  const judged = (
    waiver: Waiver,
    unwaivable: string | undefined,
    needless: JudgedWaiver["needless"],
  ): JudgedWaiver => ({
    waiver,
    file,
    maxDays,
    daysLeft: daysLeftOf(waiver.until, at),
    unwaivable,
    needless,
  });
  return {
    judge({ id, rules }, findings, isFirst) {
      const holding = waivers.flatMap((waiver) => {
        const rule = ruleOf(waiver, { id, rules });
        return rule === undefined ? [] : [judged(waiver, rule.unwaivable, undefined)];
      });
      const valid = holding.filter((one) => defectsOf(one).length === 0);
      const marked = findings.map((finding) => excused(finding, valid));
      const canTellUnused = !marked.some(isStopping);
      const needless = canTellUnused
        ? valid.map((one) => ({ ...one, needless: needlessnessOf(one.waiver, findings) }))
        : [];
      return [
        ...marked,
        ...[...holding, ...needless].filter(({ waiver }) => isKept(waiver)).flatMap(defectsOf),
        ...(isFirst
          ? [
              ...[...problems, ...lost].flatMap((problem) => [
                ...findingsOf(
                  "waivers",
                  "waiver-malformed",
                  waiverRules["waiver-malformed"],
                  problem,
                ),
              ]),
              ...off.flatMap((waiver) => defectsOf(judged(waiver, undefined, "switched-off"))),
            ]
          : []),
      ];
    },
  };
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

function needlessnessOf(waiver: Waiver, findings: readonly Finding[]): JudgedWaiver["needless"] {
  const named = findings.filter((finding) => isFor(waiver, finding));
  if (named.length === 0) return "no-finding";
  return named.some(isStopping) ? undefined : "advisory";
}

function isFor(waiver: Waiver, { fingerprint, rule }: Finding): boolean {
  return waiver.fingerprint === fingerprint && waiver.rule === rule;
}

function unknownRules(
  waivers: readonly Waiver[],
  file: string,
  checks: readonly Pick<RegisteredCheck, "id" | "rules">[],
  isKept: (waiver: Waiver) => boolean,
): readonly ConfigProblem[] {
  const known = checks.flatMap(({ id, rules }) =>
    Object.keys(rules).map((name) => `${id}/${name}`),
  );
  return waivers.flatMap((waiver, index) => {
    const { rule, line } = waiver;
    if (known.includes(rule) || !isKept(waiver)) return [];
    const nearest = nearestName(rule, known);
    return [
      {
        file,
        line,
        column: 1,
        path: `waivers.${index}.rule`,
        message: `is "${rule}", which is no rule of a check`,
        ...(nearest === undefined ? {} : { didYouMean: nearest }),
      },
    ];
  });
}

/** The rule that a waiver names, when it is one of the check's. */
function ruleOf(
  { rule }: Waiver,
  { id, rules }: Pick<RegisteredCheck, "id" | "rules">,
): RuleText | undefined {
  const name = nameOf(rule);
  return checkOf(rule) === id && Object.hasOwn(rules, name) ? rules[name] : undefined;
}

function checkOf(rule: string): string {
  return rule.slice(0, rule.indexOf("/"));
}

function nameOf(rule: string): string {
  return rule.slice(rule.indexOf("/") + 1);
}
