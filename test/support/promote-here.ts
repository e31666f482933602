import { dirname } from "node:path";
import { buildProgram } from "../../src/command-line.ts";
import type { Output } from "../../src/commands/output.ts";
import { inertButAnnotations, inertText } from "../../src/host/inert-text.ts";
import { explain } from "../../src/main.ts";
import { openNodeHost } from "../../src/node-host/node-host.ts";
import { openRunnerFiles } from "../../src/node-host/runner-files.ts";
import { cli, type Ended } from "./promote.ts";

type Options = {
  readonly cwd: string;
  readonly variables?: Readonly<Record<string, string>>;
};

/**
 * Runs a command line as `promote` does, in the process of the tests: for what a command does, where it is not about the
 * process. Signals, a terminal, a server and the demo have no place here.
 */
export async function promoteHere(
  args: readonly string[],
  { cwd, variables = {} }: Options,
): Promise<Pick<Ended, "code" | "stdout" | "stderr">> {
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, ...(TMPDIR && { TMPDIR }), NO_COLOR: "1", ...variables };
  const said = { stdout: "", stderr: "" };
  const childLine = { listener: undefined };
  const node = openNodeHost({ variables: env, installation: dirname(cli) });
  const { host } = node;
  const say = (stream: keyof typeof said, text: string) => {
    said[stream] += text.endsWith("\n") ? text : `${text}\n`;
  };
  const { redact } = host.secrets;
  const output: Output = {
    document: (text, form) =>
      say("stdout", (form === "annotations" ? inertButAnnotations : inertText)(redact(text))),
    message: (text) => say("stderr", inertText(redact(text))),
  };
  host.environment.take("PROMOTE_SIGNING_KEY");
  const program = buildProgram({
    ...{ host, output, childLine, directory: cwd, scopes: node, logUnder: node.logUnder },
    timings: () => ({ wallMs: 0, childrenMs: node.childrenMs() }),
    withoutInterruption: (work) => work(),
    runnerFiles: openRunnerFiles(env, () => []),
    terminal: { columns: 100, isLive: false, colors: false, write: () => {} },
    untilSignal: () => Promise.reject(new Error("No signal comes here.")),
    listen: () => Promise.reject(new Error("Nothing is served here.")),
    elsewhere: () => {
      throw new Error("There is no other place here.");
    },
  });
  try {
    return { code: await program.run(args), ...said };
  } catch (thrown) {
    return { code: explain(thrown, { host, output }), ...said };
  } finally {
    await node.close();
  }
}
