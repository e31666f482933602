import { type Finding, fingerprintOf, type Place, type RuleId, type Severity } from "./finding.ts";

/** What a rule says of one thing it objects to; the rule's own words complete it to a finding. */
export type Report = {
  readonly subject: string;
  readonly message: string;
  /** Overrides the rule's general remedy with one that names this case's file or command. */
  readonly remedy?: string;
  readonly place?: Place;
  /** Left out of the finding where it is empty. */
  readonly detail?: string;
  /** What makes this finding this finding; the subject unless given. Never the message. */
  readonly identity?: string;
};

/** One thing to say about one kind of subject. A rule is a file, named after what happened. */
export interface Rule<Subject> {
  readonly severity: Severity;
  /** What the rule reports, as a sentence for its page. */
  readonly summary: string;
  /** Why it matters to a promotion. */
  readonly why: string;
  /** What to do, in general. */
  readonly remedy: string;
  /** Why its findings cannot be waived, as a clause after "because"; undefined when they can. */
  readonly unwaivable?: string;
  judge(subject: Subject): Iterable<Report>;
}

/** The rule's words without what it judges: what `explain` and the docs pages print. */
export type RuleText = Omit<Rule<never>, "judge">;

/** A check's rules by file name, in the order they are applied. */
export type RuleSet<Subject> = { readonly [name: string]: Rule<Subject> };

/** The findings of one rule about one subject. */
export function* findingsOf<Subject>(
  check: string,
  name: string,
  rule: Rule<Subject>,
  subject: Subject,
): Iterable<Finding> {
  const id: RuleId = `${check}/${name}`;
  for (const { identity, remedy, detail = "", ...report } of rule.judge(subject)) {
    yield {
      ...report,
      ...(detail === "" ? {} : { detail }),
      rule: id,
      severity: rule.severity,
      why: rule.why,
      remedy: remedy ?? rule.remedy,
      fingerprint: fingerprintOf(id, identity ?? report.subject),
    };
  }
}

/** The findings of every rule of a set about one subject, in the set's order. */
export function* applyRules<Subject>(
  check: string,
  rules: RuleSet<Subject>,
  subject: Subject,
): Iterable<Finding> {
  for (const [name, rule] of Object.entries(rules)) yield* findingsOf(check, name, rule, subject);
}
