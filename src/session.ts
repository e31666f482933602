import type { CheckWorld } from "./commands/check.ts";
import type { DemoWorld } from "./commands/demo.ts";
import type { ServeWorld } from "./commands/serve.ts";
import { inertButAnnotations, inertText } from "./host/inert-text.ts";
import type { Interruption } from "./interruption.ts";
import { type NodeHost, openNodeHost } from "./node-host/node-host.ts";
import { openRunnerFiles } from "./node-host/runner-files.ts";
import { openTerminalAsker } from "./terminal-asker.ts";

/** The process as the commands see it, and what must be closed when they are done. */
export type Session = {
  readonly world: DemoWorld & ServeWorld;
  /** Ends every child of every host and makes what waits for them throw. */
  interrupt(signal: string): Promise<void>;
  /** Ends what still runs and removes what is temporary. */
  close(): Promise<void>;
};

/** What a session takes of the process it is in. */
export type Surroundings = {
  readonly env: NodeJS.ProcessEnv;
  cwd(): string;
  readonly stdout: Stream;
  readonly stderr: Stream;
};
type Stream = {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** Opens hosts, streams and terminal. `installation` is the folder of the gate's own programs. */
export function openSession(
  installation: string,
  withoutInterruption: Interruption["withoutInterruption"],
  untilSignal: Interruption["untilSignal"] = () => new Promise(() => undefined),
  surroundings: Surroundings = process,
): Session {
  const childLine: DemoWorld["childLine"] = { listener: undefined };
  const nodes: NodeHost[] = [];
  const { env, stdout, stderr } = surroundings;
  const { say, said } = openStreams(surroundings);
  const runnerFiles = openRunnerFiles(env, said);
  const screen = {
    columns: stderr.columns ?? stdout.columns ?? 100,
    width: stdout.isTTY === true ? stdout.columns : undefined,
    isLive: stderr.isTTY === true && env["CI"] === undefined,
    colors: wantsColors(env, stdout.isTTY === true),
  };
  const open = (directory: string, variables: NodeJS.ProcessEnv): CheckWorld => {
    const onLine = (line: string) => childLine.listener?.(line);
    const node = openNodeHost({ variables, installation, onLine });
    nodes.push(node);
    const { redact } = node.host.secrets;
    const output = {
      document(text: string, form: "text" | "annotations" = "text") {
        const inert = form === "text" ? inertText : inertButAnnotations;
        say("stdout", lined(inert(redact(text))));
      },
      message: (text: string) => say("stderr", lined(inertText(redact(text)))),
    };
    const write = (text: string) => say("stderr", inertText(redact(text)));
    const terminal = { ...screen, write };
    return {
      host: node.host,
      scopes: node,
      logUnder: node.logUnder,
      timings: () => ({ wallMs: Math.round(performance.now()), childrenMs: node.childrenMs() }),
      withoutInterruption,
      output,
      directory,
      runnerFiles,
      childLine,
      terminal,
    };
  };
  const world = open(surroundings.cwd().replaceAll("\\", "/"), env);
  world.host.environment.take("PROMOTE_SIGNING_KEY");
  return {
    world: {
      ...world,
      asker: openTerminalAsker(),
      untilSignal,
      listen: async (options, answer) => {
        const { listen } = await import("./node-host/listen.ts");
        return listen(options, answer);
      },
      elsewhere: (directory, variables) => open(directory, { ...env, ...variables }),
    },
    async interrupt(signal) {
      await Promise.all(nodes.map((node) => node.interrupt(signal)));
    },
    async close() {
      for (const node of nodes.toReversed()) await node.close();
    },
  };
}

/** As much of what was said is known as the runner takes for a summary. */
const mostSaid = 1024 * 1024;

/** Standard output and standard error, and what went to each of them and to both so far. */
function openStreams(streams: Pick<Surroundings, "stdout" | "stderr">) {
  const heard = { stdout: "", stderr: "", both: "" };
  return {
    say(stream: "stdout" | "stderr", text: string): void {
      for (const name of [stream, "both"] as const) {
        if (heard[name].length < mostSaid) heard[name] += text;
      }
      streams[stream].write(text);
    },
    said: () => Object.values(heard),
  };
}

function lined(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

/** https://no-color.org, and FORCE_COLOR as Node reads it. */
function wantsColors(variables: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if ((variables["NO_COLOR"] ?? "") !== "") return false;
  const forced = variables["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && variables["TERM"] !== "dumb";
}
