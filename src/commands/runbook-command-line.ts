import { Argument, type Command } from "commander";
import { type StepResult, stepResults } from "../runbooks/step-results.ts";
import type { Wiring } from "./snapshot-command-line.ts";

/** Adds the commands about going through runbooks to the group `runbook`. */
export function addRunbookCommands(group: Command, { world, configOption, done }: Wiring): void {
  const by = ["--by <who>", "who it is; default: who asks for runs here"] as const;
  const note = ["--note <text>", "what else is to be known; secrets are redacted"] as const;

  group
    .command("start")
    .argument("<file>", "a Markdown document with numbered steps")
    .description("begin to go through a runbook: prints the execution's id and the steps")
    .option(...by)
    .option("--environment <name>", "where it is gone through")
    .addOption(configOption())
    .action(async (file: string, options: StartOptions) => {
      const { runbookStart } = await import("./runbook-start.ts");
      done(await runbookStart({ ...options, file }, world));
    });

  group
    .command("run")
    .argument("<file>", "a Markdown document with numbered steps")
    .description("go through a runbook step by step, at a terminal")
    .option(...by)
    .option("--environment <name>", "where it is gone through")
    .addOption(configOption())
    .action(async (file: string, options: StartOptions) => {
      const { runbookRun } = await import("./runbook-run.ts");
      done(await runbookRun({ ...options, file }, world));
    });

  group
    .command("step")
    .argument("<id>", "the execution: its id, or how that begins")
    .argument("<number>", "the step's number")
    .addArgument(new Argument("<result>", "what became of it").choices(stepResults))
    .description("tell what became of a step; again, where it was done again")
    .option(...by)
    .option(...note)
    .addOption(configOption())
    .action(async (id: string, step: string, result: StepResult, options: TellOptions) => {
      const { runbookStep } = await import("./runbook-step.ts");
      done(await runbookStep({ ...options, id, step, result }, world));
    });

  group
    .command("finish")
    .argument("<id>", "the execution: its id, or how that begins")
    .description("tell that the runbook was gone through")
    .option("--abandoned", "that it was not, and will not be")
    .option(...by)
    .option(...note)
    .addOption(configOption())
    .action(async (id: string, options: TellOptions & { abandoned?: boolean }) => {
      const { runbookFinish } = await import("./runbook-finish.ts");
      done(await runbookFinish({ abandoned: false, ...options, id }, world));
    });

  group
    .command("list")
    .description("list the executions of runbooks, the newest first")
    .option("--json", "print them as JSON")
    .addOption(configOption())
    .action(async (options: ShowOptions) => {
      const { runbookList } = await import("./runbook-list.ts");
      done(await runbookList({ json: false, ...options }, world));
    });

  group
    .command("show")
    .argument("<id>", "the execution: its id, or how that begins")
    .description("show all that was told of an execution")
    .option("--json", "print it as JSON")
    .addOption(configOption())
    .action(async (id: string, options: ShowOptions) => {
      const { runbookShow } = await import("./runbook-show.ts");
      done(await runbookShow({ json: false, ...options, id }, world));
    });
}

type StartOptions = { by?: string; environment?: string; config?: string };
type TellOptions = { by?: string; note?: string; config?: string };
type ShowOptions = { json?: boolean; config?: string };
