// biome-ignore-all lint/suspicious/noTemplateCurlyInString: GitHub writes its expressions so
import { describe, expect, it } from "vitest";
import { type PitfallId, pitfalls } from "../../src/doctor/diagnoses/workflow/index.ts";
import { parseWorkflow } from "../../src/doctor/workflow.ts";

/** A workflow with no pitfall; tests replace one text in it by another. */
const sound = `name: promote
on:
  pull_request:
    branches: [main]
  merge_group:
permissions:
  contents: read
  pull-requests: write
concurrency: { group: gate }
env:
  NODE_ENV: test
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: acme/tool@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v1
      - run: npx --no -- promote check
        env:
          KEY: \${{ secrets.KEY }}
`;

type Case = readonly [pitfall: PitfallId, name: string, from: string, to: string];

const firing: readonly (readonly [...Case, line: number, level: "warn" | "fail"])[] = [
  ["path-filter", "paths", "branches: [main]", "paths: [src/**]", 4, "fail"],
  ["path-filter", "paths-ignore", "branches: [main]", "paths-ignore: ['**.md']", 4, "fail"],
  ["path-filter", "branches-ignore", "branches: [main]", "branches-ignore: [docs]", 4, "fail"],
  ["merge-group-missing", "gone", "  merge_group:\n", "", 3, "warn"],
  ["action-unpinned", "a tag", "@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v1", "@v1", 20, "fail"],
  [
    "action-unpinned",
    "a short commit",
    "@08c6903cd8c0fde910a37f88322edcfb5dd907a8",
    "@08c6903",
    20,
    "fail",
  ],
  [
    "action-unpinned",
    "an image by tag",
    "acme/tool@08c6903cd8c0fde910a37f88322edcfb5dd907a8",
    "docker://alpine:3",
    20,
    "fail",
  ],
  ["history-shallow", "by default", "          fetch-depth: 0\n", "", 16, "fail"],
  ["history-shallow", "one commit", "fetch-depth: 0", "fetch-depth: 1", 16, "fail"],
  [
    "skipped-counts-as-success",
    "a condition of the job",
    "    runs-on",
    "    if: github.actor != 'bot'\n    runs-on",
    14,
    "fail",
  ],
  [
    "skipped-counts-as-success",
    "always() and more",
    "    runs-on",
    "    if: ${{ always() && vars.GATE }}\n    runs-on",
    14,
    "fail",
  ],
  [
    "skipped-counts-as-success",
    "needs alone",
    "    runs-on",
    "    needs: build\n    runs-on",
    14,
    "fail",
  ],
  [
    "skipped-counts-as-success",
    "a condition of the step",
    "        env:\n",
    "        if: success()\n        env:\n",
    22,
    "fail",
  ],
  [
    "failure-ignored",
    "the job continues",
    "    runs-on",
    "    continue-on-error: true\n    runs-on",
    14,
    "fail",
  ],
  ["failure-ignored", "|| true", "promote check", "promote check || true", 21, "fail"],
  [
    "permissions",
    "missing",
    "permissions:\n  contents: read\n  pull-requests: write\n",
    "",
    10,
    "warn",
  ],
  [
    "permissions",
    "write-all",
    "permissions:\n  contents: read\n  pull-requests: write",
    "permissions: write-all",
    6,
    "fail",
  ],
  ["permissions", "contents", "contents: read", "contents: write", 7, "warn"],
  ["concurrency-missing", "gone", "concurrency: { group: gate }\n", "", 12, "warn"],
  ["pull-request-target", "instead", "  pull_request:", "  pull_request_target:", 3, "fail"],
  ["secrets-for-all", "at the top", "NODE_ENV: test", "KEY: ${{ secrets.KEY }}", 11, "fail"],
  ["credentials-persisted", "by default", "          persist-credentials: false\n", "", 16, "warn"],
];

const nearMisses: readonly Case[] = [
  ["path-filter", "branches", "branches: [main]", "branches: [main, next]"],
  ["path-filter", "a workflow that is not the gate", "promote check", "npm run lint"],
  [
    "merge-group-missing",
    "no pull requests",
    "  pull_request:\n    branches: [main]\n  merge_group:",
    "  workflow_dispatch:",
  ],
  [
    "action-unpinned",
    "GitHub's own",
    "acme/tool@08c6903cd8c0fde910a37f88322edcfb5dd907a8",
    "actions/cache@v4",
  ],
  [
    "action-unpinned",
    "of the same repository",
    "acme/tool@08c6903cd8c0fde910a37f88322edcfb5dd907a8",
    "./tools/x",
  ],
  [
    "action-unpinned",
    "an image by digest",
    "acme/tool@08c6903cd8c0fde910a37f88322edcfb5dd907a8",
    `docker://alpine@sha256:${"a".repeat(64)}`,
  ],
  ["history-shallow", "deepened later", "fetch-depth: 0", "fetch-depth: 1"],
  [
    "skipped-counts-as-success",
    "needs and always()",
    "    runs-on",
    "    needs: build\n    if: ${{ always() }}\n    runs-on",
  ],
  [
    "skipped-counts-as-success",
    "!cancelled()",
    "    runs-on",
    "    if: '!cancelled()'\n    runs-on",
  ],
  [
    "skipped-counts-as-success",
    "a condition of another step",
    " # v1\n",
    " # v1\n        if: success()\n",
  ],
  ["failure-ignored", "false", "    runs-on", "    continue-on-error: false\n    runs-on"],
  ["failure-ignored", "of another command", "- run: npx", "- run: rm x || true\n      - run: npx"],
  ["permissions", "of the job", "permissions:\n  contents: read\n  pull-requests: write\n", ""],
  [
    "permissions",
    "none at all",
    "permissions:\n  contents: read\n  pull-requests: write",
    "permissions: {}",
  ],
  ["concurrency-missing", "of the job", "concurrency: { group: gate }\n", ""],
  ["pull-request-target", "a label, without the code", "promote check", "npm run label"],
  [
    "secrets-for-all",
    "of the job",
    "    runs-on",
    "    env: { KEY: '${{ secrets.KEY }}' }\n    runs-on",
  ],
  ["credentials-persisted", "quoted", "persist-credentials: false", "persist-credentials: 'false'"],
];

function found(id: PitfallId, text: string) {
  const parsed = parseWorkflow(text, "gate.yml");
  if (parsed.kind === "unreadable") throw new Error(parsed.reason);
  return [...pitfalls[id](parsed.workflow)];
}

function edited(from: string, to: string): string {
  expect(sound).toContain(from);
  return sound.replace(from, () => to);
}

/** What makes a near miss of some cases beside the one text that is replaced. */
const completed: ReadonlyMap<string, (text: string) => string> = new Map([
  [
    "permissions/of the job",
    (text: string) =>
      text.replace("    runs-on", "    permissions: { contents: read }\n    runs-on"),
  ],
  [
    "history-shallow/deepened later",
    (text: string) =>
      text.replace(
        "      - uses: acme",
        "      - run: git fetch --unshallow --tags\n      - uses: acme",
      ),
  ],
  [
    "concurrency-missing/of the job",
    (text: string) => text.replace("    runs-on", "    concurrency: gate\n    runs-on"),
  ],
  [
    "path-filter/a workflow that is not the gate",
    (text: string) => text.replace("branches: [main]", "paths: [src/**]"),
  ],
  [
    "pull-request-target/a label, without the code",
    (text: string) => text.replace("  pull_request:", "  pull_request_target:"),
  ],
]);

describe("a pitfall is found, with its line:", () => {
  it.each(firing)("%s: %s", (id, _name, from, to, line, level) => {
    const [first, ...more] = found(id, edited(from, to));
    expect(first).toMatchObject({ line, level, why: expect.any(String), fix: expect.any(String) });
    expect(more).toEqual([]);
  });
});

describe("a near miss is none:", () => {
  it.each(nearMisses)("%s: %s", (id, name, from, to) => {
    const text = edited(from, to);
    expect(found(id, completed.get(`${id}/${name}`)?.(text) ?? text)).toEqual([]);
  });

  it.each(Object.keys(pitfalls) as PitfallId[])("%s: the sound workflow", (id) => {
    expect(found(id, sound)).toEqual([]);
  });
});

it("every pitfall has a workflow in which it fires and a near miss", () => {
  const ids = Object.keys(pitfalls).sort();
  expect([...new Set(firing.map(([id]) => id))].sort()).toEqual(ids);
  expect([...new Set(nearMisses.map(([id]) => id))].sort()).toEqual(ids);
});

describe("elsewhere than in the gate", () => {
  const other = sound.replace("promote check", "npm test");

  it("an unpinned action and a secret for all are warnings", () => {
    expect(found("action-unpinned", other.replace(/@08c\w+ # v1/, "@v1"))).toMatchObject([
      { level: "warn" },
    ]);
    expect(
      found("secrets-for-all", other.replace("NODE_ENV: test", "KEY: ${{ secrets.KEY }}")),
    ).toMatchObject([{ level: "warn" }]);
  });

  it("pull_request_target with the pull request's code fails", () => {
    const text = other
      .replace("  pull_request:", "  pull_request_target:")
      .replace("fetch-depth: 0", "ref: ${{ github.event.pull_request.head.sha }}");
    expect(found("pull-request-target", text)).toMatchObject([{ line: 3, level: "fail" }]);
  });
});

describe("the forms of `on`", () => {
  it.each(["on: pull_request", "on: [push, pull_request]", "on:\n  pull_request:\n"])(
    "%j",
    (on) => {
      const text = `${on}\njobs: { gate: { steps: [{ run: promote check }] } }\n`;
      expect(found("merge-group-missing", text)).toHaveLength(1);
    },
  );
});

it.each([
  ["npx promote check", true],
  ["pnpm exec promote verify x", true],
  ["npm run promote:check", true],
  ["npx --yes promote-gate@1.2.0 check", true],
  ["heroku pipelines:promote", false],
  ["echo promoted check", false],
])("`%s` runs the gate: %s", (run, isGate) => {
  const text = `on: pull_request\njobs:\n  a:\n    steps:\n      - run: ${JSON.stringify(run)}\n`;
  expect(found("merge-group-missing", text).length === 1).toBe(isGate);
});

it.each(["a: [", "- a\n", "a: 1\na: 2\n", ""])("%j is no workflow", (text) => {
  expect(parseWorkflow(text, "x.yml").kind).toBe("unreadable");
});
