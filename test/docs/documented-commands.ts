import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { CommandBlock } from "./markdown-files.ts";
import { root } from "./markdown-files.ts";
import {
  bareProject,
  clearedProject,
  type DocumentedProject,
  projectWithMigration,
  releasedProject,
} from "./projects.ts";

type Place = {
  readonly file: string;
  /** How the block begins; without it, every block of the file that no other entry has. */
  readonly begins?: string;
};

/** Blocks that run one after the other in a project of their own. */
export type Run = Place & {
  readonly project: () => Promise<DocumentedProject>;
  /** A program that is not on every machine; without it the block is not run. */
  readonly needs?: string;
  /** What the document says and what stands for it here. */
  readonly values?: ReadonlyMap<string, string>;
};

/** A block that no test runs, and why. */
export type NotRun = Place & { readonly why: string };

export const runs: readonly Run[] = [
  { file: "docs/guides/adopt-gradually.md", project: projectWithDrift },
  { file: "docs/guides/exit-codes.md", project: releasedProject },
  { file: "docs/guides/iteration-ritual.md", project: projectWithMigration },
  { file: "docs/guides/required-check.md", project: clearedProject },
  { file: "docs/guides/verify-without-us.md", project: handedOver, needs: "jq" },
  { file: "docs/reports.md", project: releasedProject },
  { file: "docs/records.md", begins: "git fetch origin main", project: clearedProject },
  { file: "docs/github-action.md", project: builtRepository },
  {
    file: "README.md",
    begins: "promote waive",
    project: projectWithFinding,
    values: new Map([["0123456789abcdef", "$FINGERPRINT"]]),
  },
  {
    file: "README.md",
    begins: "promote runbook",
    project: projectWithRunbook,
    values: new Map([
      ["1f0c9a2e", "$(ls .promote/runbooks | cut -c1-36)"],
      ["promote runbook run docs", "echo asks at a terminal: docs"],
    ]),
  },
];

export const notRun: readonly NotRun[] = [
  {
    file: "README.md",
    begins: "npm ci && npx promote demo",
    why: "npm ci asks a registry; test/end-to-end/demo.test.ts runs the demo and each of its faults",
  },
  { file: "README.md", begins: "npm ci && npm test", why: "this test is part of it" },
  {
    file: "README.md",
    begins: "$ npm run gate",
    why: "takes minutes; .ci/run ends with it, and test/self-gate has it stop faults",
  },
  {
    file: "docs/records.md",
    begins: "promote verify RECORD.sigstore.json",
    why: "needs a certificate of a workflow in GitHub Actions; test/record/keyless has one from a service of its own",
  },
  {
    file: "README.md",
    begins: "npx promote demo --keep",
    why: "ends in a server that runs on; test/server/serve.test.ts and test/server/page/served.test.ts run it on a file ledger",
  },
  {
    file: "docs/adding-a-rule.md",
    why: "writes into this repository; test/scripts/new-rule.test.ts makes a rule in a copy of it",
  },
  {
    file: "docs/benchmarks.md",
    why: "takes a quarter of an hour, and says something only on a machine that does nothing else",
  },
  {
    file: "docs/dependencies.md",
    why: "builds dist anew, which other tests are using",
  },
  {
    file: "docs/guides/required-check.md",
    begins: "gh api",
    why: "changes a repository on GitHub",
  },
  {
    file: "docs/guides/verify-without-us.md",
    begins: "cosign verify-blob-attestation",
    why: "cosign is no npm package and is not on every machine",
  },
  {
    file: "docs/runbooks/rollback.md",
    why: "takes a published release back: npm, GitHub, the database of the ledger; npm run gate reads it as its reader would",
  },
];

/** Whether an entry is about a block; one that says how the block begins goes before one that does not. */
export function entryOf(block: CommandBlock): Run | NotRun | undefined {
  const entries = [...runs, ...notRun].filter(({ file }) => file === block.file);
  return (
    entries.find(({ begins }) => begins !== undefined && block.text.startsWith(begins)) ??
    entries.find(({ begins }) => begins === undefined)
  );
}

/** A service without promote whose snapshot is older than a column that somebody added to staging. */
async function projectWithDrift(): Promise<DocumentedProject> {
  const project = await releasedProject();
  project.repository.commit({ "promote.yaml": null });
  await project.query("ALTER TABLE orders ADD note text");
  const { PROMOTE_SIGNING_KEY: _, ...env } = project.env;
  return { ...project, env };
}

async function projectWithFinding(): Promise<DocumentedProject> {
  const project = await releasedProject();
  await project.query("ALTER TABLE orders ADD note text; ALTER TABLE orders ADD paid boolean");
  const told = execFileSync(
    "bash",
    ["-c", "promote check --only schema-snapshot --unsigned --json || true"],
    { cwd: project.repository.path, env: project.env, encoding: "utf8", stdio: "pipe" },
  );
  const fingerprint = /"fingerprint": "([0-9a-f]+)"/.exec(told)?.[1] ?? "";
  return { ...project, env: { ...project.env, FINGERPRINT: fingerprint } };
}

async function projectWithRunbook(): Promise<DocumentedProject> {
  const project = await releasedProject();
  const folder = join(project.repository.path, "docs/runbooks");
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(root, "docs/runbooks/rollback.md"), join(folder, "rollback.md"));
  project.repository.commit();
  return project;
}

/** A cleared project with a record of it that was handed over. */
async function handedOver(): Promise<DocumentedProject> {
  const project = await releasedProject();
  project.repository.commit({ ".gitignore": ".promote/\nhanded-over/\n" });
  project.promote("check");
  const records = join(project.repository.path, ".promote/records");
  const record = readdirSync(records).find((name) => name.endsWith(".sigstore.json")) ?? "";
  project.promote("record", "export", join(records, record), "--out", "handed-over");
  return project;
}

/** This repository itself, whose dist the tests have built. */
async function builtRepository(): Promise<DocumentedProject> {
  const project = await bareProject({ key: false });
  const repository = { ...project.repository, path: root };
  return { ...project, repository };
}
