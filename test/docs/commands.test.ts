import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { entryOf, notRun, type Run, runs } from "./documented-commands.ts";
import { type CommandBlock, commandBlocksOf, markdownFiles, root } from "./markdown-files.ts";
import { firstLineNotSaid, linesToShow } from "./same-text.ts";
import { type Command, commandsOf, runInShell } from "./session.ts";

/** Set, what the commands of a console say is written into the document; a block with `…` is left as it is. */
const update = process.env["UPDATE_DOCS"] !== undefined;

const blocks = markdownFiles()
  .filter((file) => file === "README.md" || file.startsWith("docs/"))
  .flatMap(commandBlocksOf);

/** The documents take a day that is far away; a waiver holds for 90 days at most. */
const day = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

it("every block of commands runs in a test, or it is said why it does not", () => {
  const unknown = blocks.filter((block) => entryOf(block) === undefined);
  expect(
    unknown.map(({ file, line }) => `${file}:${line}`),
    "add them to test/docs/documented-commands.ts",
  ).toEqual([]);
});

it("no entry is about a block that is not there", () => {
  const met = new Set(blocks.map(entryOf));
  expect([...runs, ...notRun].filter((entry) => !met.has(entry))).toEqual([]);
});

it("what is said to run a block elsewhere is there", () => {
  const places = notRun.flatMap(({ why }) => why.match(/(?:test|\.ci)\/[\w./-]+/g) ?? []);
  expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([]);
});

describe.each(runs)("$file $begins", (run) => {
  it.skipIf(isMissing(run.needs))("its commands do what it says", async () => {
    const own = blocks.filter((block) => entryOf(block) === run);
    const commands = own.flatMap((block) => commandsOf(block).map((one) => ({ ...one, block })));
    const project = await run.project();
    const { exitCode, said } = await runInShell(
      commands.map((one) => ({ ...one, text: withValues(one.text, run) })),
      { cwd: project.repository.path, env: project.env },
    );
    expect(exitCode, said.at(-1)).toBe(0);
    const shown = said.map((text) =>
      linesToShow(text.replaceAll(day, "2027-01-31"), project.folders),
    );
    if (update) for (const block of own.toReversed()) write(block, commands, shown);
    else {
      const wrong = commands.flatMap(({ block, text, shown: lines }, index) => {
        const line = firstLineNotSaid(lines, shown[index] ?? []);
        return line === undefined
          ? []
          : [
              `${block.file}:${block.line} ${text}: "${line}" is not among\n${shown[index]?.join("\n")}`,
            ];
      });
      expect(wrong).toEqual([]);
    }
  });
});

function isMissing(program: string | undefined): boolean {
  return program !== undefined && spawnSync(program, ["--version"]).error !== undefined;
}

function withValues(text: string, { values = new Map() }: Run): string {
  let changed = text.replaceAll("2027-01-31", day);
  for (const [from, to] of values) changed = changed.replaceAll(from, to);
  return changed;
}

/** Writes what the commands of a block said into its document. */
function write(
  block: CommandBlock,
  commands: readonly (Command & { readonly block: CommandBlock })[],
  shown: readonly (readonly string[])[],
): void {
  if (block.kind !== "console" || block.text.includes("…")) return;
  const lines = commands.flatMap((one, index) =>
    one.block === block ? [`$ ${one.text.replaceAll("\n", "\n> ")}`, ...(shown[index] ?? [])] : [],
  );
  const path = join(root, block.file);
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text.replace(`\n${block.text}\n\`\`\``, () => `\n${lines.join("\n")}\n\`\`\``),
  );
}
