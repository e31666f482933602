import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { CommandBlock } from "./markdown-files.ts";

/** A command as a document shows it, with what it says there; a block of `sh` is one command that says nothing. */
export type Command = {
  readonly text: string;
  readonly shown: readonly string[];
  /** Whether the session ends with it where it fails. */
  readonly mustSucceed: boolean;
};

/** The commands of a block; in a console `$ ` begins one and `> ` goes on with it. */
export function commandsOf({ kind, text }: CommandBlock): readonly Command[] {
  if (kind === "sh") return [{ text, shown: [], mustSucceed: true }];
  const commands: { text: string; shown: string[]; mustSucceed: false }[] = [];
  for (const line of text.split("\n")) {
    const last = commands.at(-1);
    if (line.startsWith("$ "))
      commands.push({ text: line.slice(2), shown: [], mustSucceed: false });
    else if (line.startsWith("> ") && last?.shown.length === 0) last.text += `\n${line.slice(2)}`;
    else last?.shown.push(line);
  }
  return commands;
}

/** Runs commands one after the other in one shell; what each said, or those up to the one that failed. */
export async function runInShell(
  commands: readonly Command[],
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): Promise<{ readonly exitCode: number | undefined; readonly said: readonly string[] }> {
  const folder = temporaryFolder();
  const script = commands.map(({ text, mustSucceed }, index) =>
    [
      mustSucceed ? "set -e" : "set +e",
      "{",
      ...(mustSucceed ? [] : ["(exit $ended)"]),
      text,
      `} > '${join(folder, String(index))}' 2>&1`,
      "ended=$?",
    ].join("\n"),
  );
  writeFileSync(join(folder, "script"), ["ended=0", ...script, "exit 0", ""].join("\n"));
  const { exitCode } = await execa("bash", [join(folder, "script")], {
    cwd,
    env,
    extendEnv: false,
    stdin: "ignore",
    reject: false,
  });
  const said: string[] = [];
  for (const index of commands.keys()) {
    try {
      said.push(readFileSync(join(folder, String(index)), "utf8"));
    } catch {
      break;
    }
  }
  return { exitCode, said };
}
