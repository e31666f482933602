import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { endStep, gateStep, ranOf } from "../../src/action/run-action.ts";
import { openRunner, type Runner } from "../../src/action/runner.ts";
import { openActionSession } from "../../src/action/session.ts";
import type { Step } from "../../src/action/step.ts";
import { directoryOf } from "../../src/action/working-directory.ts";
import {
  type ActionEnded,
  type ActionRun,
  actionFile,
  commandsIn,
  startedWith,
} from "./run-built-action.ts";

/**
 * Runs a step of the Action in the process of the tests: for what a step decides and tells. How its words reach the
 * runner, signals and defects are for the built one.
 */
export async function runStep(run: Omit<ActionRun, "file" | "cancelAt">): Promise<ActionEnded> {
  const started = startedWith(run);
  const variables = { ...started.variables };
  const told = { log: "", summary: "", outputs: new Map<string, string>() };
  const runner = listeningRunner(told);
  const session = openActionSession({
    ...{ variables, installation: dirname(actionFile), directory: directoryOf(variables), runner },
    withoutInterruption: (work) => work(),
  });
  const step: Step = { ...session, runner };
  const ran = await gateStep(step).catch((thrown: unknown) => ranOf(thrown, session));
  const code = await endStep(step, ran);
  const read = (name: string) => {
    const path = started.file(name);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  const environment = read("env") + read("path") + read("state");
  return { ...told, code, environment, commands: commandsIn(told.log) };
}

/** A runner that keeps what it is told, in place of the streams and files of this process. */
function listeningRunner(told: {
  log: string;
  summary: string;
  readonly outputs: Map<string, string>;
}): Runner {
  let words = 0;
  const write = (text: string) => {
    told.log += text;
  };
  const runner = openRunner({ write }, () => `word-${++words}`);
  return {
    ...runner,
    mask: (value) => runner.command(`::add-mask::${value}\n`),
    error: (message) =>
      runner.command(`::error title=promote::${message.replaceAll("\n", "%0A")}\n`),
    async summary(markdown) {
      told.summary += `${markdown}\n`;
    },
    outputs(values) {
      for (const [name, value] of Object.entries(values)) told.outputs.set(name, `${value}`);
    },
  };
}
