import { describe, expect, it } from "vitest";
import { runbookRun } from "../../src/commands/runbook-run.ts";
import type { Asker } from "../../src/init/asker.ts";
import { executionIds, readExecution } from "../../src/runbooks/runbook-journals.ts";
import { testHost } from "../support/host.ts";
import { runbookProject } from "./runbook-project.ts";

/** Goes through the runbook with a person who gives these answers, and then none. */
async function walk(...answers: readonly (string | undefined)[]) {
  const { repository } = runbookProject();
  const host = testHost();
  const left = [...answers];
  const asked: string[] = [];
  const answer = async ({ message }: { readonly message: string }) => {
    asked.push(message);
    return left.shift();
  };
  const asker: Asker = { choose: answer, agree: async () => undefined, write: answer };
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const code = await runbookRun(
    { file: "docs/rollback.md", by: "Ada" },
    { host, asker, directory: repository.path, output: { document: say, message: say } },
  );
  const [id = ""] = await executionIds(host, repository.path);
  const { told } = await readExecution(host, repository.path, id);
  const results = told.map(({ step, result, note }) => [step, result, note]);
  return { code, results, asked, said: said.join("\n"), id };
}

describe("a person at a terminal", () => {
  it("is shown each step and asked for its result, to the end", async () => {
    const { code, results, asked, said } = await walk("done", "skipped", "not needed", "done");
    expect(code).toBe(0);
    expect(results).toEqual([
      [1, "done", null],
      [2, "skipped", "not needed"],
      [3, "done", null],
      [null, "finished", null],
    ]);
    expect(asked).toEqual(["Step 1", "Step 2", "Why? (may be empty)", "Step 3"]);
    expect(said).toContain("1. Stop the service.\n\n   ```sh\n   stop\n   ```");
  });

  it("may go on after a step that failed", async () => {
    const { code, results } = await walk("failed", "", "on", "done", "done");
    expect(code).toBe(0);
    expect(results.map(([step, result]) => [step, result])).toEqual([
      [1, "failed"],
      [2, "done"],
      [3, "done"],
      [null, "finished"],
    ]);
  });

  it("may abandon it there", async () => {
    const { code, results } = await walk("failed", "broken", "abandoned");
    expect(code).toBe(1);
    expect(results).toEqual([
      [1, "failed", "broken"],
      [null, "abandoned", null],
    ]);
  });

  it.each([
    ["leaves it", ["done", "leave"]],
    ["calls the question off", ["done", undefined]],
    ["calls the note off", ["done", "failed", undefined]],
  ])("%s: what was told stays, and the end is not told", async (_, answers) => {
    const { code, results, said, id } = await walk(...answers);
    expect(code).toBe(3);
    expect(results).toEqual([[1, "done", null]]);
    expect(said).toContain(`promote runbook step ${id} NUMBER`);
  });

  it("may leave it after a step that failed, which stays told", async () => {
    const { code, results } = await walk("failed", "", undefined);
    expect(code).toBe(3);
    expect(results).toEqual([[1, "failed", null]]);
  });
});
