import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shellWordOf } from "../../src/host/shell-word.ts";

/**
 * Runs a shell script in a folder and gives what it prints; throws with what it says on standard error. A shell of a megabyte
 * runs it, one for the worker's life: what starts a process copies the tables of its memory, and a worker has hundreds.
 */
export function runInSmallShell(cwd: string, script: string): string {
  shell ??= openShell();
  writeFileSync(shell.file("script"), `cd ${shellWordOf(cwd)} || exit\n${ofGit()}${script}\n`);
  writeSync(shell.request, "\n");
  const status = readLine(shell.answer);
  if (status !== "0") {
    const said = readFileSync(shell.file("stderr"), "utf8");
    throw new Error(`Ended with ${status}: ${script}\n${said}`);
  }
  return readFileSync(shell.file("stdout"), "utf8");
}

/** What a test has set since for git. */
function ofGit(): string {
  const set = Object.entries(process.env).filter(([name]) => name.startsWith("GIT_"));
  return set.map(([name, value = ""]) => `export ${name}=${shellWordOf(value)}\n`).join("");
}

type Shell = {
  readonly request: number;
  readonly answer: number;
  readonly file: (name: string) => string;
};

let shell: Shell | undefined;

/** It ends, and its folder goes, when the worker has: nobody writes to the pipe of requests any more. */
const loop = `cd "$1" && exec 3<request 4>answer
while read -r _ <&3; do (. ./script) </dev/null >stdout 2>stderr 3<&- 4>&-; echo $? >&4; done
rm -rf "$1"`;

function openShell(): Shell {
  const folder = mkdtempSync(join(tmpdir(), "promote-test-shell-"));
  const file = (name: string) => join(folder, name);
  execFileSync("mkfifo", [file("request"), file("answer")]);
  spawn("sh", ["-c", loop, "sh", folder], { stdio: "ignore" }).unref();
  return { request: openSync(file("request"), "w"), answer: openSync(file("answer"), "r"), file };
}

function readLine(descriptor: number): string {
  const byte = Buffer.alloc(1);
  let line = "";
  while (readSync(descriptor, byte) === 1 && byte[0] !== 10) line += byte.toString();
  return line;
}
