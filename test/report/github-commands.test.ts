import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { githubCommands } from "../../src/report/github-commands.ts";
import { anyRun, hostileTexts } from "../support/any-run.ts";
import { checkOf, findingOf, runReportOf } from "../support/run-report.ts";

const command =
  /^::(error|warning|notice) ((?:file|line|title)=[^:,\r\n]*(?:,(?:file|line|title)=[^:,\r\n]*)*)::[^\r\n]*$/;

/** The lines of a report, each a command of ours and nothing else. */
function commandsOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  expect(lines.pop()).toBe("");
  for (const line of lines) expect(line).toMatch(command);
  return lines;
}

describe("the workflow commands", () => {
  it("name file and line in the repository, what stops first", () => {
    const advisory = findingOf({ severity: "advisory", subject: "a note" });
    const checks = [
      checkOf("schema-snapshot", { status: "blocked", findings: [advisory, findingOf()] }),
    ];
    const [error, warning, notice] = commandsOf(
      githubCommands(runReportOf({ checks }, { folder: "api" })),
    );
    expect(error).toMatch(
      /^::error file=api\/db\/schema\.snapshot\.sql,line=295,title=schema-snapshot\/column-type-changed::column public\.payouts/,
    );
    expect(warning).toMatch(/^::warning file=.*::a note /);
    expect(notice).toBe(
      "::notice title=promote::BLOCKED at schema-snapshot: 0 of 1 checks passed, 1 blocked.",
    );
  });

  it("are at most ten errors and ten warnings, the remainder counted", () => {
    const many = (severity: "blocking" | "advisory", count: number) =>
      Array.from({ length: count }, (_, index) =>
        findingOf({ severity, subject: `${severity} ${index}` }),
      );
    const findings = [...many("advisory", 14), ...many("blocking", 13)];
    const checks = [
      checkOf("schema-snapshot", { status: "blocked", findings, counts: { findingsLeftOut: 5 } }),
    ];
    const lines = commandsOf(githubCommands(runReportOf({ checks })));
    expect(lines.filter((line) => line.startsWith("::error"))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith("::warning"))).toHaveLength(10);
    expect(lines.at(-1)).toContain("12 more findings in the report.");
  });

  it("leave out what is waived, and tell faults and reservations", () => {
    const waived = { reason: "known", owner: "ada", until: "2026-12-03", daysLeft: 12 };
    const fault = {
      code: "process/not-found",
      message: "The program npm is not installed.",
      remedy: "Install npm.",
    };
    const checks = [
      checkOf("schema-snapshot", { findings: [findingOf({ waived })] }),
      checkOf("tests-pass", { status: "undecided", fault }),
    ];
    const reservations = [{ code: "keep-going", message: "All checks were run." }] as const;
    const lines = commandsOf(
      githubCommands(runReportOf({ outcome: "undecided", checks, reservations })),
    );
    expect(lines.slice(0, 2)).toEqual([
      "::error title=tests-pass::tests-pass could not be decided. The program npm is not installed. Install npm.",
      "::warning title=promote::All checks were run.",
    ]);
    expect(lines).toHaveLength(3);
  });

  it.each(hostileTexts)("are no other command, whatever a finding says: %j", (text) => {
    const finding = findingOf({
      subject: text,
      message: text,
      remedy: text,
      place: { file: `a,b:c%\n::set-env name=x::${text}`, line: 1 },
    });
    expect(
      commandsOf(
        githubCommands(
          runReportOf({
            checks: [checkOf("schema-snapshot", { status: "blocked", findings: [finding] })],
          }),
        ),
      ),
    ).toHaveLength(2);
  });

  it("are no other command, whatever the run found", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(commandsOf(githubCommands(run)).length).toBeLessThanOrEqual(21);
      }),
      { numRuns: 60 },
    );
  });
});
