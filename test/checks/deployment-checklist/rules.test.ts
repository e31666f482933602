import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { deploymentChecklist } from "../../../src/checks/deployment-checklist/check.ts";
import type { DeploymentChecklistFacts } from "../../../src/checks/deployment-checklist/facts.ts";

type Item = Readonly<Record<string, unknown>>;

const commit = "c".repeat(40);

function itemsOf(name: string): readonly Item[] {
  const text = readFileSync(join(import.meta.dirname, "cases", name, "facts.json"), "utf8");
  return (JSON.parse(text) as { readonly items: readonly Item[] }).items;
}

/** What is said of the one item of a case when some of its facts are others. */
function findingsOf(name: string, change: object) {
  const items = itemsOf(name).map((item) => ({ ...item, ...change }));
  return [...deploymentChecklist.judge({ items } as unknown as DeploymentChecklistFacts)];
}

it.each([
  ["git-tree-changed", "changed"],
  ["git-tree-untracked", "untracked"],
  ["git-tree-unwatched", "unwatched"],
])("%s names the first file, and lists no more than can be read", (name, field) => {
  const files = Array.from({ length: 21 }, (_, at) => `src/${at}.ts`);
  const [one] = findingsOf(name, { [field]: files.slice(0, 1) });
  expect(one?.message).toMatch(/: src\/0\.ts\.$/);
  expect(one).not.toHaveProperty("detail");
  const [many] = findingsOf(name, { [field]: files });
  expect(many?.message).toMatch(/: src\/0\.ts and 20 more\.$/);
  expect(many?.detail?.split("\n")).toEqual(files.slice(0, 20));
});

it.each([
  ["git-version-tagged", commit, null, "is in this clone, at commit cccccccccccc."],
  ["git-version-tagged", null, commit, "is on origin, at commit cccccccccccc."],
  ["git-commit-tagged", commit, null, "is in this clone."],
  ["git-commit-tagged", "d".repeat(40), commit, "is on origin."],
])("%s says where the tag is: %s, %s", (name, local, remote, words) => {
  const [found] = findingsOf(name, { taken: [{ tag: "v1.4.0", local, remote }] });
  expect(found?.message).toBe(`is tagged already: v1.4.0 ${words}`);
});

it("takes a confirmation of a fork for that, whatever else is confirmed there", () => {
  const other = { commit, repository: "https://git.example/fork", at: "2030-01-01T10:00:00Z" };
  const others = [
    { ...other, environment: "staging" },
    { ...other, environment: "production" },
  ];
  const found = { state: "absent", others };
  expect(findingsOf("confirmation-missing", { found }).map(({ rule }) => rule)).toEqual([
    "deployment-checklist/confirmation-for-other-repository",
  ]);
});

it.each([
  ["TBD", 1],
  ["--- todo ---", 1],
  ["to do", 1],
  ["NA", 1],
  ["n/a", 1],
  ["noone", 1],
  ["no one", 1],
  ["no-one", 1],
  ["placeholder", 1],
  ["Place Holder", 1],
  ["Placeholder User", 1],
  ["place holder user", 1],
  ["test user", 1],
  ["Nadia", 0],
  ["Tobias Todorov", 0],
  ["Norman None-Smith", 0],
  ["Jon Dummy", 0],
  ["Ada Test", 0],
])("takes %s on call for nobody: %i", (name, count) => {
  const shifts = [{ from: "2030-01-01T12:00:00Z", until: "2030-01-01T16:00:00Z", name }];
  expect(findingsOf("on-call-throughout--holds", { shifts })).toHaveLength(count);
});

it.each([
  ["<=", 1, 2],
  ["<", 1, 1],
  ["==", 1, 2],
  ["!=", 1, 1],
  [">=", 1, 0],
  [">", 1, 1],
])("%s %i is not met by %i", (operator, value, actual) => {
  const [item] = itemsOf("metric-condition-not-met");
  const [metric] = (item?.["metrics"] ?? []) as object[];
  const seen = { state: "one", value: actual, ageMs: 0 };
  const metrics = [{ ...metric, condition: { operator, value }, seen }];
  expect(findingsOf("metric-condition-not-met", { metrics })).toHaveLength(1);
});

it.each([
  ["20300131", 0],
  ["203001311200", 0],
  ["20300131120000", 0],
  ["20300131120000123", 0],
  ["1893456000", 0],
  ["1893456000000", 0],
  ["20300231", 1],
  ["20300131250000", 1],
  ["2030013112", 0],
  ["203001311200001", 1],
  ["120300131", 1],
])("takes the number %s for a point in time unless: %i", (number, count) => {
  const migrations = [{ path: `${number}_a.sql`, number, isApplied: false }];
  const change = { numbering: "timestamp", migrations, appliedChanges: [], scripts: [] };
  expect(findingsOf("migration-above-applied--holds", change)).toHaveLength(count);
});

it("measures a new migration by the highest that has run, and names all of one number", () => {
  const numbers = ["0001", "0002", "0003", "0003", "0004"];
  const migrations = numbers.map((number, at) => ({
    ...{ path: `${number}_${at}.sql`, number },
    isApplied: at !== 2 && at !== 3,
  }));
  const found = findingsOf("migration-above-applied--holds", { migrations });
  expect(found.map(({ place }) => place?.file)).toEqual([
    "db/migrations/0003_3.sql",
    "db/migrations/0003_2.sql",
    "db/migrations/0003_3.sql",
  ]);
});

it.each([
  [10, 10],
  [11, 11],
  [12, 11],
])("tells %i losses of a rollback in %i findings", (count, findings) => {
  const [item] = itemsOf("rollback-would-lose");
  const release = item?.["release"] as { snapshot: object };
  const losses = Array.from({ length: count }, (_, at) => ({
    ...{ kind: "other", subject: `table public.t${at}`, note: "", said: "goes to 1.5." },
  }));
  const snapshot = { ...release.snapshot, losing: { losses, others: 0 } };
  const found = findingsOf("rollback-would-lose", { release: { ...release, snapshot } });
  expect(found).toHaveLength(findings);
  expect(found[0]?.message).toBe("goes to 1.5, in a rollback to v1.4.0.");
});
