import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testsPass } from "../../../src/checks/tests-pass/check.ts";
import type { TestsPassFacts } from "../../../src/checks/tests-pass/facts.ts";
import { type Examination, registerCheck } from "../../../src/gate/check.ts";
import type { Host } from "../../../src/host/host.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** What a made-up test runner does when it is run as `node run.mjs`. */
export type Script = {
  /** Path of the configured report, or "stdout". */
  readonly report: string;
  /** Written to the configured report; `{project}` stands for the project folder. Absent: nothing is written. */
  readonly text?: string;
  readonly stderr?: string;
  /** Exit code, or the signal that ends it. */
  readonly end: number | string;
  /** What stood in the report's place beforehand, last modified on 2 January 2026. */
  readonly earlier?: string;
};

/** Runs the check in a temporary project whose test command does what the script says. */
export function runOf(script: Script): Promise<Examination & { readonly facts: TestsPassFacts }> {
  const { report, text, stderr = "", end, earlier } = script;
  const project = temporaryFolder({
    "package.json": '{ "type": "module" }',
    ...(earlier === undefined ? {} : { [report]: earlier }),
  });
  if (earlier !== undefined) {
    const then = new Date("2026-01-02T03:04:05Z");
    utimesSync(join(project, report), then, then);
  }
  const written = text?.replaceAll("{project}", project);
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
  return examine(project, { command: "node run.mjs", report });
}

/** Runs the check in a project with any command. */
export async function examine(
  project: string,
  settings: { command: string | string[]; report: string; environment?: string[] },
  host: Host = testHost(),
): Promise<Examination & { readonly facts: TestsPassFacts }> {
  const release = releaseOf(project, { "tests-pass": settings });
  const examination = await registerCheck(testsPass).examine(host, release);
  return { ...examination, facts: examination.facts as TestsPassFacts };
}
