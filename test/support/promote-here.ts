import { join } from "node:path";
import { runCommandLine } from "../../src/main.ts";
import { openSession } from "../../src/session.ts";
import type { Ended } from "./promote.ts";

const installation = join(import.meta.dirname, "../../dist");

type Options = {
  readonly cwd: string;
  readonly variables?: Readonly<Record<string, string>>;
};

/**
 * Runs the command line in this process, with PATH, HOME, TMPDIR and `variables` as its environment: what `promote()` says
 * and answers, for a fraction of its time. For what the process itself does (signals, streams, descriptors, what it loads) there
 * is `promote()`.
 */
export async function promoteHere(
  args: readonly string[],
  { cwd, variables = {} }: Options,
): Promise<Ended> {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const said = { stdout: "", stderr: "" };
  const streamOf = (name: keyof typeof said) => ({
    write: (text: string) => {
      said[name] += text;
    },
  });
  const session = openSession(installation, (work) => work(), undefined, {
    env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), NO_COLOR: "1", ...variables },
    cwd: () => cwd,
    stdout: streamOf("stdout"),
    stderr: streamOf("stderr"),
  });
  try {
    const code = await runCommandLine(args, session.world);
    return { code, signal: null, ...said };
  } finally {
    await session.close();
  }
}
