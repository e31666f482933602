import type { Role } from "./facts.ts";

/** Words that a production host does not have in its name. */
const stagingWords = [
  "staging",
  "stage",
  "stg",
  "sandbox",
  "sbx",
  "test",
  "testing",
  "dev",
  "development",
  "qa",
  "uat",
  "preprod",
  "preproduction",
  "nonprod",
  "nonproduction",
  "tst",
  "develop",
  "mock",
  "demo",
];

/** What the two environments are called, and which words patterns spell out as allowed. */
export type LabelContext = {
  readonly from: string;
  readonly to: string;
  readonly allowed: ReadonlySet<string>;
};

/** The label of a host that says it is not production's: a word such as staging, or the other environment's name. */
export function stagingLabelOf(host: string, context: LabelContext): string | undefined {
  return stagingWordIn(host.split(".").slice(0, -1), context);
}

/**
 * The word that says so in a path, where staging's path does not have the same segment: what sets apart two
 * endpoints on one host.
 */
export function stagingSegmentOf(
  paths: { readonly [Each in Role]: string },
  names: Pick<LabelContext, "from" | "to">,
): string | undefined {
  const shared = new Set(paths.staging.toLowerCase().split("/"));
  const own = paths.production.toLowerCase().split("/");
  return stagingWordIn(
    own.filter((segment) => !shared.has(segment)),
    { ...names, allowed: new Set() },
  );
}

function stagingWordIn(labels: readonly string[], { from, to, allowed }: LabelContext) {
  const signs = new Set([...stagingWords, from].filter((word) => word !== to));
  return [...labels, ...labels.flatMap(wordsOf)].find(
    (word) => signs.has(word) && !allowed.has(word),
  );
}

/** The words of a label, numbered ones without their number: `eu-dev2` is eu and dev, `pre-prod` is preprod too. */
export function wordsOf(label: string): readonly string[] {
  const words = label.replace(/(?<![^-_])(pre|non)[-_](?=prod)/g, "$1").split(/[-_]/);
  const parts = label.split(/[-_]/);
  return [
    ...words,
    ...parts,
    ...[...words, ...parts].map((word) => word.replace(/^\d+|\d+$/g, "")),
  ];
}
