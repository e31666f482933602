import { CommanderError } from "commander";
import { buildProgram } from "./command-line.ts";
import { Misuse } from "./commands/load-config.ts";
import { tellTrouble } from "./commands/tell-trouble.ts";
import type { World } from "./commands/world.ts";
import { faultReportOf } from "./gate/fault.ts";
import { exitCodes } from "./gate/result.ts";
import { watchSignals } from "./interruption.ts";
import { openSession, type Session } from "./session.ts";
import { watchStandardOutput } from "./standard-output.ts";

/** Runs one command line to its exit code. `installation` is the folder of the gate's own programs. */
export async function main(argv: readonly string[], installation: string): Promise<number> {
  const unwritten = watchStandardOutput();
  const interruption = watchSignals((signal) => session.interrupt(signal));
  const session = openSession(
    installation,
    interruption.withoutInterruption,
    interruption.untilSignal,
  );
  const { world } = session;
  for (const event of ["uncaughtException", "unhandledRejection"] as const) {
    process.once(event, (thrown: unknown) => {
      void session.close().finally(() => process.exit(explain(thrown, world)));
    });
  }
  const code = await runCommandLine(argv, world, () => interruption.ended() !== undefined);
  await session.close();
  const ended = interruption.ended();
  if (ended === undefined) return tellUnwritten(code, await unwritten(), world);
  world.output.message(
    `Interrupted by ${ended.signal}; every child has ended and nothing was recorded.`,
  );
  return ended.code;
}

/** Runs one command line in a world; what is thrown is told there, but for the end of an interrupted run. */
export function runCommandLine(
  argv: readonly string[],
  world: Session["world"],
  isInterrupted: () => boolean = () => false,
): Promise<number> {
  return buildProgram(world)
    .run(argv)
    .catch((thrown: unknown) => (isInterrupted() ? exitCodes.unknown : explain(thrown, world)));
}

/** The last of the two places where what was thrown becomes words and an exit code. */
function explain(thrown: unknown, world: Pick<World, "host" | "output" | "terminal">): number {
  if (thrown instanceof CommanderError) {
    return thrown.exitCode === 0 ? exitCodes.yes : exitCodes.misuse;
  }
  if (thrown instanceof Misuse) {
    tellTrouble(thrown.message, world);
    return exitCodes.misuse;
  }
  const { message, remedy, detail } = faultReportOf(thrown);
  const lines = [message, ...(detail === undefined ? [] : [detail.trimEnd()]), `→ ${remedy}`];
  tellTrouble(lines.join("\n"), world);
  return exitCodes.unknown;
}

/** A yes that nobody was told is none. */
function tellUnwritten(
  code: number,
  failure: Error | undefined,
  { output }: Pick<Session["world"], "output">,
): number {
  if (failure === undefined) return code;
  output.message(
    `Standard output could not be written (${failure.message}), so what it was to say is lost.\n→ Make room, or send it elsewhere; the record of a run is there all the same, see \`promote record list\`.`,
  );
  return code === exitCodes.yes ? exitCodes.unknown : code;
}
