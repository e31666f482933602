import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RunReport } from "../../src/report/run-report.ts";
import { runSarif } from "../../src/report/run-sarif.ts";
import { anyRun } from "../support/any-run.ts";
import { checkOf, findingOf, runReportOf } from "../support/run-report.ts";

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, "schemas/sarif-2.1.0.json"), "utf8"),
);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const isSarif = ajv.compile(schema);

function logOf(run: RunReport) {
  const log = JSON.parse(runSarif(run));
  expect(isSarif(log), JSON.stringify(isSarif.errors)).toBe(true);
  return log.runs[0];
}

const waived = { reason: "known since 1.3", owner: "ada", until: "2026-12-03", daysLeft: 12 };

describe("the SARIF report", () => {
  it("has a result a finding, with level, place and fingerprint, and the words of its rule", () => {
    const advisory = findingOf({
      severity: "advisory",
      rule: "schema-snapshot/comment-changed",
      subject: "comment",
    });
    const { tool, results, invocations } = logOf(
      runReportOf(
        {
          checks: [
            checkOf("schema-snapshot", { status: "blocked", findings: [advisory, findingOf()] }),
          ],
        },
        { folder: "services/my api" },
      ),
    );
    expect(
      results.map(({ level, ruleIndex }: { level: string; ruleIndex?: number }) => [
        level,
        ruleIndex,
      ]),
    ).toEqual([
      ["error", 0],
      ["warning", undefined],
    ]);
    expect(tool.driver.rules).toHaveLength(1);
    expect(tool.driver.rules[0]).toMatchObject({
      id: "schema-snapshot/column-type-changed",
      help: { text: expect.stringContaining("take the snapshot anew") },
    });
    expect(results[0].partialFingerprints).toEqual({ "promote/v1": findingOf().fingerprint });
    expect(results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "services/my%20api/db/schema.snapshot.sql", uriBaseId: "%SRCROOT%" },
      region: { startLine: 295 },
    });
    expect(invocations[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
  });

  it("has a waived finding as a suppressed one, with its justification", () => {
    const checks = [checkOf("schema-snapshot", { findings: [findingOf({ waived })] })];
    const { results } = logOf(runReportOf({ outcome: "cleared", checks }));
    expect(results[0].suppressions).toEqual([
      {
        kind: "external",
        status: "accepted",
        justification: "known since 1.3 (ada, until 2026-12-03)",
      },
    ]);
  });

  it("is not successful when a check is undecided, and says why", () => {
    const fault = {
      code: "process/not-found",
      message: "The program npm is not installed.",
      remedy: "Install npm.",
    };
    const checks = [checkOf("tests-pass", { status: "undecided", fault })];
    const [invocation] = logOf(runReportOf({ outcome: "undecided", checks })).invocations;
    expect(invocation).toMatchObject({
      executionSuccessful: false,
      exitCode: 2,
      toolExecutionNotifications: [
        {
          descriptor: { id: "process/not-found" },
          level: "error",
          message: {
            text: "tests-pass could not be decided. The program npm is not installed. Install npm.",
          },
        },
      ],
    });
  });

  it("is not successful when a reservation holds the run back", () => {
    const reservations = [
      { code: "unsigned", message: "The record is not signed (--unsigned)." },
    ] as const;
    const [invocation] = logOf(
      runReportOf({ outcome: "undecided", checks: [checkOf("tests-pass")], reservations }),
    ).invocations;
    expect(invocation).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ message: { text: reservations[0].message } }],
    });
  });

  it("shows what is in no file, or in none of the repository, at the configuration", () => {
    const { place: _, ...nowhere } = findingOf();
    const outside = findingOf({ place: { file: "../../etc/passwd" } });
    const checks = [
      checkOf("stripe-separation", { status: "blocked", findings: [nowhere, outside] }),
    ];
    const { results } = logOf(runReportOf({ checks }));
    expect(results).toHaveLength(2);
    for (const { locations } of results) {
      expect(locations[0].physicalLocation.artifactLocation.uri).toBe("promote.yaml");
      expect(locations[0].message.text).toBe("The configuration that asks for this check.");
    }
  });

  it("has no link that a finding brought", () => {
    const checks = [
      checkOf("schema-snapshot", {
        status: "blocked",
        findings: [findingOf({ subject: "[x](https://evil.example)" })],
      }),
    ];
    expect(logOf(runReportOf({ checks })).results[0].message.text).toContain(
      "[x] (https://evil.example)",
    );
  });

  it("is valid whatever the run found", () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        logOf(run);
      }),
      { numRuns: 60 },
    );
  });
});
