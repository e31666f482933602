import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRunnerFiles } from "../../src/node-host/runner-files.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const words = "6/7 tests-pass passed\n";

/** The file that a variable names, with "before" in it, while the gate has said `words`. */
function opened(variable: string) {
  const file = join(temporaryFolder(), "told");
  writeFileSync(file, "before\n");
  return { file, runnerFiles: openRunnerFiles({ [variable]: file }, () => ["", words]) };
}

describe("what is added to the summary", () => {
  it.each([words, words.slice(0, 8)])("may be what the gate said so far: %j", (added) => {
    const { file, runnerFiles } = opened("GITHUB_STEP_SUMMARY");
    appendFileSync(file, added);
    expect(runnerFiles.putBack()).toEqual([]);
    expect(readFileSync(file, "utf8")).toBe(`before\n${added}`);
  });

  it.each([`${words}and more`, "passed\n", "7/7"])("may be nothing else: %j", (added) => {
    const { file, runnerFiles } = opened("GITHUB_STEP_SUMMARY");
    appendFileSync(file, added);
    const change = { variable: "GITHUB_STEP_SUMMARY", file: "told", failure: undefined };
    expect(runnerFiles.putBack()).toEqual([change]);
    expect(readFileSync(file, "utf8")).toBe("before\n");
  });
});

describe("what is added to another file of the runner", () => {
  it("may not even be that", () => {
    const { file, runnerFiles } = opened("GITHUB_ENV");
    appendFileSync(file, words);
    expect(runnerFiles.putBack()).toHaveLength(1);
    expect(readFileSync(file, "utf8")).toBe("before\n");
  });

  it("is looked for once, before the gate writes there itself", () => {
    const { file, runnerFiles } = opened("GITHUB_OUTPUT");
    expect(runnerFiles.putBack()).toEqual([]);
    appendFileSync(file, "outcome=cleared\n");
    expect(runnerFiles.putBack()).toEqual([]);
    expect(readFileSync(file, "utf8")).toContain("outcome=cleared");
  });
});
