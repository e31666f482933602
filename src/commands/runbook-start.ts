import { exitCodes } from "../gate/result.ts";
import { startedText } from "../report/runbooks.ts";
import { wrappedLines } from "../report/wrapped.ts";
import { type StartRequest, startRunbook } from "./start-runbook.ts";
import type { World } from "./world.ts";

/** Begins a runbook and prints its steps. Returns the exit code; throws `Misuse`. */
export async function runbookStart(request: StartRequest, world: World): Promise<number> {
  const { started } = await startRunbook(request, world);
  world.output.document(wrappedLines(startedText(started), world.terminal?.width));
  return exitCodes.yes;
}
