import type { Command } from "commander";
import type { Wiring } from "./snapshot-command-line.ts";

/** Adds `waive` to the program, and `accept` to the group `schema`. */
export function addWaiverCommands(
  { program, schema }: { readonly program: Command; readonly schema: Command },
  { world, configOption, done }: Wiring,
): void {
  program
    .command("waive")
    .argument("<fingerprint>", "the finding, as `promote check` tells it beside the rule")
    .description("let one finding of the latest run pass until a day, in promote.waivers.yaml")
    .requiredOption("--reason <why>", "why the exception is made, in 10 characters or more")
    .requiredOption("--owner <who>", "who answers for it")
    .requiredOption("--until <date>", "the last day on which it holds, YYYY-MM-DD (UTC)")
    .addOption(configOption())
    .action(async (fingerprint: string, options: WaiveOptions) => {
      const { waive } = await import("./waive.ts");
      done(await waive({ ...options, fingerprint }, world));
    });

  schema
    .command("accept")
    .argument("[fingerprint]", "the finding, as `promote check` tells it beside the rule")
    .description("accept drift of the latest run until a day: new drift blocks, old is counted")
    .requiredOption("--reason <why>", "why it is accepted, in 10 characters or more")
    .requiredOption("--until <date>", "the last day on which it is, YYYY-MM-DD (UTC)")
    .option("--all", "accept all of it: the baseline of a team that starts with drift")
    .option("--owner <who>", "who answers for it; default: who runs the command")
    .addOption(configOption())
    .action(async (fingerprint: string | undefined, options: AcceptOptions) => {
      const { schemaAccept } = await import("./schema-accept.ts");
      done(await schemaAccept({ all: false, ...options, fingerprint }, world));
    });
}

type WaiveOptions = { reason: string; owner: string; until: string; config?: string };
type AcceptOptions = {
  all?: boolean;
  reason: string;
  until: string;
  owner?: string;
  config?: string;
};
