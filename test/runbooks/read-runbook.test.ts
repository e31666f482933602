import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readRunbook } from "../../src/runbooks/read-runbook.ts";

const example = join(import.meta.dirname, "../../examples/contest-api/docs/runbooks/rollback.md");

function stepsIn(text: string) {
  const runbook = readRunbook(text);
  if (typeof runbook === "string") throw new Error(runbook);
  return runbook;
}

describe("a runbook", () => {
  it("has the steps of its whole document, with their Markdown", () => {
    const { title, steps, isRenumbered } = stepsIn(readFileSync(example, "utf8"));
    expect({ title, isRenumbered }).toEqual({
      title: "Roll back release 1.5.0 to 1.4.0",
      isRenumbered: false,
    });
    expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 17 }, (_, at) => at + 1));
    expect(steps[5]?.title).toBe("Stop the service.");
    expect(steps[5]?.text).toBe(
      [
        "6. Stop the service.",
        "",
        "   ```sh",
        "   sudo systemctl stop contest-api; systemctl is-active contest-api",
        "   ```",
        "",
        "   Expected: `inactive`.",
      ].join("\n"),
    );
  });

  it.each([
    ["headings", "# R\n\n## Step 2: Stop\n\n`stop`\n\n## Step 4 Start\n\nnow\n", [2, 4]],
    ["a table", "| Step | What |\n| --- | --- |\n| 1 | Stop |\n| 3 | Start |\n", [1, 3]],
  ])("may have its steps in %s", (_, text, numbers) => {
    const { steps } = stepsIn(text);
    expect(steps.map(({ step, title }) => [step, title])).toEqual([
      [numbers[0], "Stop"],
      [numbers[1], "Start"],
    ]);
    expect(steps[0]?.text).toContain("Stop");
    expect(steps[0]?.text).not.toContain("Start");
  });

  it("is numbered through where its numbers repeat", () => {
    const { steps, isRenumbered } = stepsIn("# A\n\n1. a\n2. b\n\n# B\n\n1. c\n");
    expect(isRenumbered).toBe(true);
    expect(steps.map(({ step, title }) => `${step} ${title}`)).toEqual(["1 a", "2 b", "3 c"]);
  });

  it("has titles of one line, cut between characters", () => {
    const [step] = stepsIn(`1. a\n   b ${"😀".repeat(300)}\n`).steps;
    expect(step?.title).toMatch(/^a b 😀+…$/u);
    expect(Array.from(step?.title ?? "")).toHaveLength(200);
  });

  it.each([
    ["", "has no numbered steps"],
    ["# Words\n\n- one\n- two\n", "has no numbered steps"],
    [`${"> ".repeat(200)}1. a\n`, "nests deeper than 100 levels"],
    ["1. a\0\n", "is not text"],
  ])("is not %j", (text, why) => {
    expect(readRunbook(text)).toBe(why);
  });
});
