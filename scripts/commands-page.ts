import { join } from "node:path";
import type { Command, Option } from "commander";
import { buildProgram } from "../src/command-line.ts";
import { argumentTerm, commandTerm } from "../src/commands/help-style.ts";
import { groupedBy } from "../src/data/grouped-by.ts";
import { openSession } from "../src/session.ts";

const beginning = `# Commands

Every command and its options, as \`promote COMMAND --help\` tells them; \`npm run generate\` writes this page. Exit codes are the
same everywhere: 0 yes, 1 no, 2 could not be told, 3 half done, 64 misuse ([what to do then](guides/exit-codes.md)).
`;

/** The page of all commands, in the groups of \`promote --help\`. */
export async function commandsPage(): Promise<string> {
  const session = openSession(join(import.meta.dirname, "../dist"), (work) => work());
  try {
    const { program } = buildProgram(session.world);
    const groups = groupedBy(program.commands, (command) => command.helpGroup());
    const sections = [...groups].map(([name, commands]) =>
      [
        `## ${name.replace(/:$/, "")}`,
        ...commands.flatMap((each) => entriesOf(each, "promote")),
      ].join("\n\n"),
    );
    return `${[beginning.trimEnd(), ...sections].join("\n\n")}\n`;
  } finally {
    await session.close();
  }
}

/** A command, or the commands below it. */
function entriesOf(command: Command, above: string): readonly string[] {
  if (command.commands.length > 0) {
    return command.commands.flatMap((each) => entriesOf(each, `${above} ${command.name()}`));
  }
  const described = command.registeredArguments.filter(({ description }) => description !== "");
  const rows = [
    ...described.map((one) => [argumentTerm(one), one.description]),
    ...command.options.filter(({ hidden }) => !hidden).map((one) => [one.flags, wordsOf(one)]),
  ];
  const table = rows.map(
    ([name = "", what = ""]) => `| \`${cell(name)}\` | ${cell(what).replaceAll("<", "\\<")} |`,
  );
  const options = rows.length === 0 ? [] : [["| | |", "| --- | --- |", ...table].join("\n")];
  return [`### ${above} ${commandTerm(command)}`, sentence(command.description()), ...options];
}

function wordsOf({ mandatory, description, envVar, argChoices, defaultValue }: Option): string {
  const notes = [
    mandatory ? "required" : [],
    argChoices === undefined ? [] : `one of ${argChoices.join(", ")}`,
    typeof defaultValue === "string" || typeof defaultValue === "number"
      ? `default ${defaultValue}`
      : [],
    envVar === undefined ? [] : `or \`${envVar}\``,
  ].flat();
  return notes.length === 0 ? description : `${description} (${notes.join("; ")})`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}
