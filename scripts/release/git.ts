import { execFileSync } from "node:child_process";

type Options = {
  readonly input?: string;
  readonly variables?: Readonly<Record<string, string>>;
};

/** Runs git in a folder and returns what it printed, trimmed. */
export type Git = (args: readonly string[], options?: Options) => string;

export function gitIn(folder: string): Git {
  return (args, { input = "", variables = {} } = {}) =>
    execFileSync("git", [...args], {
      cwd: folder,
      encoding: "utf8",
      input,
      env: { ...process.env, ...variables },
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: 64 * 1024 * 1024,
    }).trim();
}

/** Lines of what git printed, or none. */
export function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split("\n");
}
