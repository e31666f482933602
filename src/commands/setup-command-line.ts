import type { Command } from "commander";
import type { Wiring } from "./snapshot-command-line.ts";

/** Adds `init` and `doctor` to the program. */
export function addSetupCommands(
  program: Command,
  { world, done }: Omit<Wiring, "configOption">,
): void {
  program
    .command("init")
    .description(
      "look at the repository and write promote.yaml, a workflow and a rollback skeleton",
    )
    .option("--yes", "write without asking")
    .option("--directory <folder>", "the folder for promote.yaml; default: here, or where one is")
    .action(async (options: InitOptions) => {
      const { init } = await import("./init.ts");
      done(await init({ yes: false, ...options }, world));
    });
}

type InitOptions = { yes?: boolean; directory?: string };
