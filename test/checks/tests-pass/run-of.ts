import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type * as z from "zod";
import { testsPass } from "../../../src/checks/tests-pass/check.ts";
import type { StepFacts, TestsPassFacts } from "../../../src/checks/tests-pass/facts.ts";
import type { testsPassSettings } from "../../../src/config/settings/tests-pass.ts";
import { type EarlierRecord, type Examination, registerCheck } from "../../../src/gate/check.ts";
import type { Host } from "../../../src/host/host.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";
import type { TestRepository } from "../../support/repository.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** What a made-up test runner does when it is run as `node run.mjs`. */
export type Script = {
  /** Path of the configured report, or "stdout". */
  readonly report: string;
  /** Written to the configured report; `{project}` stands for the project folder, `"{now}"` for the time. Absent: nothing is written. */
  readonly text?: string;
  readonly stderr?: string;
  /** Exit code, or the signal that ends it. */
  readonly end: number | string;
  /** What stood in the report's place beforehand, last modified on 2 January 2026. */
  readonly earlier?: string;
  /** Settings beside command and report. */
  readonly limits?: { minTests?: number; maxSkipped?: number; maxDropPercent?: number };
  /** Named steps in place of the one command; `node run.mjs` is what writes the report. */
  readonly steps?: { name: string; command: string; report?: string }[];
  /** Files of the commit. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the newest verified record has as the evidence of its tests. */
  readonly recorded?: { passed: number; failed: number };
};

/** The script of a case: its report stands beside it in a file of its own. */
export function scriptOf(folder: string): Script {
  const script = JSON.parse(readFileSync(join(folder, "script.json"), "utf8")) as Script;
  const written = join(folder, "report.txt");
  return existsSync(written) ? { ...script, text: readFileSync(written, "utf8") } : script;
}

type Examined = Examination & { readonly facts: TestsPassFacts };

/** A commit of a repository, which is another than the project's. */
type Committed = { readonly repository: TestRepository; readonly commit: string };

/**
 * Runs the check in a temporary project whose test command does what the script says; `empty` is taken for the
 * commit of a script without files.
 */
export function runOf(script: Script, empty?: Committed): Promise<Examined> {
  const { report, text, stderr = "", end, earlier, limits, steps, files, recorded } = script;
  const project = temporaryFolder({
    "package.json": '{ "type": "module" }',
    ...(earlier === undefined ? {} : { [report]: earlier }),
    ...files,
  });
  if (earlier !== undefined) {
    const then = new Date("2026-01-02T03:04:05Z");
    utimesSync(join(project, report), then, then);
  }
  const written = text?.replaceAll("{project}", project).replaceAll('"{now}"', String(Date.now()));
  const write =
    written === undefined
      ? ""
      : report === "stdout"
        ? `writeSync(1, ${JSON.stringify(written)});`
        : `mkdirSync(dirname(${JSON.stringify(report)}), { recursive: true }); writeFileSync(${JSON.stringify(report)}, ${JSON.stringify(written)});`;
  const run = `import { mkdirSync, writeFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
${write}
writeSync(2, ${JSON.stringify(stderr)});
${typeof end === "number" ? `process.exit(${end});` : `process.kill(process.pid, "${end}"); setTimeout(() => {}, 60_000);`}
`;
  writeFileSync(join(project, "run.mjs"), run);
  const settings = steps === undefined ? { command: "node run.mjs", report, ...limits } : { steps };
  return examine(project, settings, testHost(), {
    ...(recorded === undefined ? {} : { earlier: recordOf(recorded) }),
    ...(files === undefined && empty !== undefined ? { committed: empty } : {}),
  });
}

function recordOf(tests: { passed: number; failed: number }): EarlierRecord {
  const file = ".promote/records/20261120T010000Z-cccccccccccc-production-cleared.sigstore.json";
  return { file, finishedAt: "2026-11-20T01:00:00Z", evidence: { tests } };
}

/** Runs the check in a project with any command; all that is in the project is committed. */
export async function examine(
  project: string,
  settings: z.input<typeof testsPassSettings>,
  host: Host = testHost(),
  { earlier, committed }: { earlier?: EarlierRecord; committed?: Committed } = {},
): Promise<Examined> {
  const release = releaseOf(project, { "tests-pass": settings });
  const { repository, commit } = committed ?? {};
  const candidate = {
    ...release.candidate,
    repository: repository?.path ?? project,
    commit: commit ?? commitOf(project),
  };
  const examination = await registerCheck(testsPass).examine(host, {
    ...release,
    candidate,
    earlier,
  });
  return { ...examination, facts: examination.facts as TestsPassFacts };
}

/** The one step of a check without steps. */
export function stepOf({ facts }: { readonly facts: TestsPassFacts }): StepFacts {
  const [step] = facts.steps;
  if (step === undefined) throw new Error("no step ran");
  return step;
}

function commitOf(project: string): string {
  const git = (...args: string[]) =>
    execFileSync("git", [...identity, ...args], { cwd: project, encoding: "utf8" }).trim();
  if (!existsSync(join(project, ".git"))) {
    git("init", "--quiet", "--initial-branch=main");
    git("add", "--all", "--", ":(exclude)node_modules");
    git("commit", "--quiet", "--allow-empty", "--message=test");
  }
  return git("rev-parse", "HEAD");
}

const identity = [
  ...[
    "-c",
    "user.name=test",
    "-c",
    "user.email=test@promote.invalid",
    "-c",
    "commit.gpgSign=false",
  ],
];
