import type { ReportedTest } from "./formats/parsed-report.ts";

export type TestPlace = { readonly file?: string; readonly line?: number };

/**
 * Where a failed test is: the file and line the report gives (a file that could not be run is its own
 * name), the line completed from the stack trace,
 * or else the first place of the project in the stack trace. Relative to the project.
 */
export function placeOf(project: string, { name, file, line, message }: ReportedTest): TestPlace {
  const known = relativeTo(project, file ?? (name.startsWith(`${project}/`) ? name : ""));
  if (known === undefined) return firstPlaceIn(project, message);
  const at = line ?? lineIn(message, known);
  return at === undefined ? { file: known } : { file: known, line: at };
}

/** Undefined for no path, and for one outside the project. */
function relativeTo(project: string, file: string): string | undefined {
  if (file === "") return undefined;
  const path = file.replace(/^file:\/\//, "").replaceAll("\\", "/");
  if (path.startsWith(`${project}/`)) return path.slice(project.length + 1);
  return path.startsWith("/") || /^[A-Za-z]:/.test(path) ? undefined : path.replace(/^\.\//, "");
}

/** The number after `file:` where the message first has one. */
function lineIn(message: string, file: string): number | undefined {
  const followers = message.split(`${file}:`).slice(1);
  const line = followers
    .map((text) => /^\d+/.exec(text)?.[0])
    .find((digits) => digits !== undefined);
  return line === undefined ? undefined : Number(line);
}

function firstPlaceIn(project: string, message: string): TestPlace {
  for (const [, path = "", line] of message.matchAll(/((?:file:\/\/)?\/[^\s():]+):(\d+)/g)) {
    const file = relativeTo(project, path);
    if (file !== undefined && !file.includes("node_modules/")) return { file, line: Number(line) };
  }
  return {};
}
