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
];

/** What the two environments are called, and which words patterns spell out as allowed. */
export type LabelContext = {
  readonly from: string;
  readonly to: string;
  readonly allowed: ReadonlySet<string>;
};

/** The label of a host that says it is not production's: a word such as staging, or the other environment's name. */
export function stagingLabelOf(host: string, { from, to, allowed }: LabelContext) {
  const labels = host.split(".").slice(0, -1);
  const signs = new Set([...stagingWords, from].filter((word) => word !== to));
  return [...labels, ...labels.flatMap(wordsOf)].find(
    (word) => signs.has(word) && !allowed.has(word),
  );
}

/** The words of a label, numbered ones without their number: `eu-dev2` is eu and dev. */
export function wordsOf(label: string): readonly string[] {
  const words = label.split(/[-_]/);
  return [...words, ...words.map((word) => word.replace(/\d+$/, ""))];
}
