import { CommanderError } from "commander";
import { expect, it } from "vitest";
import { buildProgram } from "../../src/command-line.ts";

type World = Parameters<typeof buildProgram>[0];

const groups = ["snapshot", "schema", "openapi", "api", "record", "ledger", "runbook", "key"];

/** What a command line prints that is help or misuse, on which nothing else of the world is asked. */
async function printed(...argv: readonly string[]): Promise<string> {
  let text = "";
  const write = (part: string) => {
    text += part;
  };
  const world = { output: { document: write, message: write } } as unknown as World;
  await expect(buildProgram(world).run(argv)).rejects.toThrow(CommanderError);
  return text;
}

it("fits into 80 columns, with every command by its name and arguments", async () => {
  for (const path of [[], ...groups.map((group) => [group]), ["api", "diff"], ["verify"]]) {
    const text = await printed(...path, "--help");
    expect(text).toContain("Usage: promote");
    for (const line of text.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  }
  expect(await printed("runbook", "--help")).toContain("\n  step <id> <number> <result>  ");
});

it("begins with what a new user needs", async () => {
  const text = await printed("--help");
  const order = ["Begin:", "  demo ", "  init ", "Release:", "  check ", "Records:", "  help "];
  const places = order.map((word) => text.indexOf(word));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(text).not.toContain("\nCommands:");
});

it("tells what has to be given apart from what may be", async () => {
  const [, required = ""] = (await printed("verify", "--help")).split("Required:");
  expect(required.split("Options:")[0]).toMatch(/--commit <id>[\s\S]*--environment <name>/);
});

it("is named, of the very command, by an error", async () => {
  for (const path of [["check"], ["schema", "accept"], ["snapshot", "take"]]) {
    expect(await printed(...path, "--wrong")).toContain(`(promote ${path.join(" ")} --help tells`);
  }
});
