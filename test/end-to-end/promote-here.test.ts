import { expect, it } from "vitest";
import { promote } from "../support/promote.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickProject } from "../support/quick-project.ts";

it("tells in the tests' own process what the command tells in its own, and ends with the same code", async () => {
  const { repository, variables } = quickProject();
  const options = { cwd: repository.path, variables };
  const lines = [
    ["check", "--list"],
    ["check", "--only", "nothing"],
    ["verify", "none.json"],
  ];
  for (const line of [
    ["check"],
    ["--help"],
    ["no-such-command"],
    ["snapshot", "verify"],
    ...lines,
  ]) {
    const [own, here] = [await promote(line, options), await promoteHere(line, options)];
    expect(timeless(here), line.join(" ")).toEqual(timeless(own));
  }
});

function timeless<T extends object>(ended: T): unknown {
  const text = JSON.stringify(ended);
  return JSON.parse(
    text
      .replace(/\d{8}T\d{6}Z/g, "TIME")
      .replace(/ *\b[\d.]+ (?:ms|s)\b/g, " TIME")
      // The second record within a second has another name.
      .replace(/-cleared-2\./g, "-cleared."),
  );
}
