import { CommanderError } from "commander";
import { buildProgram } from "./command-line.ts";
import type { CheckWorld } from "./commands/check.ts";
import type { DemoWorld } from "./commands/demo.ts";
import { Misuse } from "./commands/load-config.ts";
import { faultReportOf } from "./gate/fault.ts";
import { exitCodes } from "./gate/result.ts";
import { type NodeHost, openNodeHost } from "./node-host/node-host.ts";

const signalCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/** Runs one command line to its exit code. `installation` is the folder of the gate's own programs. */
export async function main(argv: readonly string[], installation: string): Promise<number> {
  const session = openSession(installation);
  let interruptedBy: keyof typeof signalCodes | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (interruptedBy !== undefined) process.exit(signalCodes[signal]);
      interruptedBy = signal;
      void session.interrupt(signal);
    });
  }
  const code = await exitCodeOf(() => buildProgram(session.world).run(argv), session.world);
  await session.close();
  if (interruptedBy === undefined) return code;
  session.world.output.message(
    `Interrupted by ${interruptedBy}; every child has ended and nothing was recorded.`,
  );
  return signalCodes[interruptedBy];
}

type Session = {
  readonly world: DemoWorld;
  interrupt(signal: string): Promise<void>;
  close(): Promise<void>;
};

/** The process as the commands see it: its host, streams and terminal. */
function openSession(installation: string): Session {
  const childLine: DemoWorld["childLine"] = { listener: undefined };
  const nodes: NodeHost[] = [];
  const open = (directory: string, variables: NodeJS.ProcessEnv): CheckWorld => {
    const node = openNodeHost({
      variables,
      installation,
      onLine: (line) => childLine.listener?.(line),
    });
    nodes.push(node);
    return {
      host: node.host,
      scopes: node,
      logUnder: node.logUnder,
      timings: () => ({ wallMs: Math.round(performance.now()), childrenMs: node.childrenMs() }),
      output,
      directory,
      childLine,
      terminal,
    };
  };
  const { env, stdout, stderr } = process;
  const output = {
    document: (text: string) => void stdout.write(lined(text)),
    message: (text: string) => void stderr.write(lined(text)),
  };
  const terminal = {
    columns: stderr.columns ?? stdout.columns ?? 100,
    isLive: stderr.isTTY === true && env["CI"] === undefined,
    colors: wantsColors(env, stdout.isTTY === true),
    write: (text: string) => void stderr.write(text),
  };
  const world = open(process.cwd().replaceAll("\\", "/"), env);
  return {
    world: {
      ...world,
      elsewhere: (directory, variables) => open(directory, { ...env, ...variables }),
    },
    interrupt: async (signal) =>
      void (await Promise.all(nodes.map((node) => node.interrupt(signal)))),
    close: async () => {
      for (const node of nodes.toReversed()) await node.close();
    },
  };
}

function lined(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}

/** The last of the two places where what was thrown becomes words and a code. */
async function exitCodeOf(
  run: () => Promise<number>,
  { host, output }: CheckWorld,
): Promise<number> {
  try {
    return await run();
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      return thrown.exitCode === 0 ? exitCodes.yes : exitCodes.misuse;
    }
    if (thrown instanceof Misuse) {
      output.message(`${thrown.message}\n`);
      return exitCodes.misuse;
    }
    const { message, remedy, detail } = faultReportOf(thrown);
    const lines = [message, ...(detail === undefined ? [] : [detail.trimEnd()]), `→ ${remedy}`];
    output.message(`${host.secrets.redact(lines.join("\n"))}\n`);
    return exitCodes.unknown;
  }
}

/** https://no-color.org, and FORCE_COLOR as Node reads it. */
function wantsColors(variables: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if ((variables["NO_COLOR"] ?? "") !== "") return false;
  const forced = variables["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  return isTerminal && variables["TERM"] !== "dumb";
}
