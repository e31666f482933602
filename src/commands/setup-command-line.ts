import type { Command } from "commander";
import type { Wiring } from "./snapshot-command-line.ts";
import type { World } from "./world.ts";

type SetupWiring = Omit<Wiring, "world"> & { readonly world: World };

/** Adds `init` and `doctor` to the program. */
export function addSetupCommands(
  program: Command,
  { world, configOption, done }: SetupWiring,
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

  program
    .command("doctor")
    .description("look at tools, repository, configuration, database and key: what must be fixed?")
    .option("--github", "look over the GitHub workflows, too")
    .option("--json", "print what was found as JSON (schemas/doctor-output.v1.json)")
    .addOption(configOption())
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import("./doctor.ts");
      done(await doctor({ github: false, json: false, ...options }, world));
    });
}

type InitOptions = { yes?: boolean; directory?: string };
type DoctorOptions = { github?: boolean; json?: boolean; config?: string };
