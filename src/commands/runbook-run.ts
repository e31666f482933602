import { exitCodes } from "../gate/result.ts";
import type { Asker } from "../init/asker.ts";
import { endText, goOnText, startedText } from "../report/runbooks.ts";
import { visible } from "../report/visible.ts";
import { stepResults } from "../runbooks/step-results.ts";
import { Misuse } from "./load-config.ts";
import { type StartedRunbook, type StartRequest, startRunbook } from "./start-runbook.ts";
import { tellEnd, tellStep } from "./tell-runbook.ts";
import type { World } from "./world.ts";

/**
 * Goes through a runbook with the person at the terminal. Exit code 0 when it was finished, 1 when it was abandoned, 3
 * when it was left: what was told stays, and the other commands go on. Throws `Misuse` where nobody can be asked.
 */
export async function runbookRun(request: StartRequest, world: World): Promise<number> {
  const { asker, output } = world;
  if (asker === undefined) {
    throw new Misuse(
      "`promote runbook run` asks at a terminal, and there is none; `promote runbook start` and `promote runbook step` do without.",
    );
  }
  const runbook = await startRunbook(request, world);
  output.document(startedText(runbook.started));
  const left = await walk(runbook, request.by, world, asker);
  const { project, started } = runbook;
  if (left === "stopped") {
    output.message(goOnText(started.id));
    return exitCodes.half;
  }
  const telling = { project, id: started.id, by: request.by, note: undefined };
  output.document(endText(await tellEnd(world, telling, left)));
  return left === "finished" ? exitCodes.yes : exitCodes.no;
}

async function walk(
  { project, started, steps }: StartedRunbook,
  by: string | undefined,
  world: World,
  asker: Asker,
): Promise<"finished" | "abandoned" | "stopped"> {
  for (const { step, text } of steps) {
    world.output.document(`\n${visible(text)}\n`);
    const answer = await asker.choose({
      message: `Step ${step}`,
      options: [
        ...stepResults.map((value) => ({ value, label: value })),
        { value: "leave", label: "leave; the rest is told later" },
      ],
      initial: "done",
    });
    const result = stepResults.find((one) => one === answer);
    if (result === undefined) return "stopped";
    const note = result === "done" ? "" : await asker.write({ message: "Why? (may be empty)" });
    if (note === undefined) return "stopped";
    await tellStep(world, { project, id: started.id, by, note }, step, result);
    if (result !== "failed") continue;
    const next = await askAfterFailure(asker, step);
    if (next !== "on") return next;
  }
  return "finished";
}

async function askAfterFailure(
  asker: Asker,
  step: number,
): Promise<"on" | "abandoned" | "stopped"> {
  const answer = await asker.choose({
    message: `Step ${step} failed`,
    options: [
      { value: "on", label: "go on with the next step" },
      { value: "abandoned", label: "abandon the runbook" },
      { value: "stopped", label: "leave; the rest is told later" },
    ],
    initial: "on",
  });
  return answer === "on" || answer === "abandoned" ? answer : "stopped";
}
