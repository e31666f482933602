import type { Host } from "../../host/host.ts";
import { plainTextOf } from "../../project-command/plain-text.ts";
import type { ReadReport, TestCounts } from "./facts.ts";
import { isOnlyReason, type ReportedTest } from "./formats/parsed-report.ts";
import { placeOf } from "./place-of.ts";

/** Failures kept in the facts. */
const mostFailures = 50;
const mostMessageLines = 10;
const longestMessage = 1_000;

/** Counts the tests and shortens, redacts and places the failures. `project` is the absolute folder. */
export function summariseTests(
  { secrets }: Pick<Host, "secrets">,
  project: string,
  reported: readonly ReportedTest[],
): Pick<ReadReport, keyof TestCounts | "failures" | "leftOut" | "unexplained"> {
  const tests = reported.filter((test) => !isFileThatRan(project, test));
  const skipped = tests.filter(({ status }) => status === "skipped");
  const reasons = skipped.map(({ skipReason = "" }) => skipReason);
  const failed = tests.filter(({ status }) => status === "failed");
  return {
    passed: tests.filter(({ status }) => status === "passed").length,
    failed: failed.length,
    skipped: skipped.length,
    total: tests.length,
    leftOut: reasons.filter(isOnlyReason).length,
    unexplained: reasons.filter((reason) => reason === "").length,
    failures: failed.slice(0, mostFailures).map((test) => ({
      name: secrets.redact(plainTextOf(project, test.name)),
      ...placeOf(project, test),
      message: shortened(secrets.redact(plainTextOf(project, test.message))),
    })),
  };
}

/** `node --test` reports a file without tests as a passed test named after the file. */
function isFileThatRan(project: string, { name, status }: ReportedTest): boolean {
  return status === "passed" && (name.startsWith(`${project}/`) || soughtByNode.test(name));
}

/**
 * Since Node 22 the name is the way from where it was started, and a test of that name looks the same: only what Node takes
 * for a file of tests by itself is told. https://nodejs.org/api/test.html#running-tests-from-the-command-line
 */
const soughtByNode =
  /^(?:[^\s/]+\/)*(?:test\/(?:[^\s/]+\/)*[^\s/]+|(?:[^\s/]*[._-])?test|test-[^\s/]*)\.[cm]?[jt]s$/;

/** Frames of the runner and of Node say nothing about the test. */
function shortened(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trimEnd());
  const told = lines.filter((line) => line !== "" && !isForeignFrame(line));
  return told.slice(0, mostMessageLines).join("\n").slice(0, longestMessage);
}

function isForeignFrame(line: string): boolean {
  return /(node_modules\/.*|\bnode:[a-z_/]+):\d+:\d+\)?$/.test(line);
}
