import { type Command, Option } from "commander";
import type { Outcome } from "../gate/result.ts";
import type { Wiring } from "./snapshot-command-line.ts";

/** Adds the commands about promotion records to the group `record`. */
export function addRecordCommands(group: Command, { world, configOption, done }: Wiring): void {
  group
    .command("show")
    .argument("<record>", "a file of the record")
    .description("show all that a record says; verifies nothing")
    .option("--json", "print it as JSON")
    .action(async (record: string, options: { json?: boolean }) => {
      const { recordShow } = await import("./record-show.ts");
      done(await recordShow({ json: false, ...options, record }, world));
    });

  group
    .command("list")
    .description("list the records of the project, the newest first; verifies nothing")
    .addOption(
      new Option("--outcome <outcome>", "those that came to this").choices([
        "cleared",
        "blocked",
        "undecided",
      ]),
    )
    .option("--environment <name>", "those of promotions to this environment")
    .option("--limit <number>", "only so many, the newest")
    .option("--json", "print them as JSON")
    .addOption(configOption())
    .action(async (options: ListOptions) => {
      const { recordList } = await import("./record-list.ts");
      done(await recordList({ json: false, ...options }, world));
    });

  group
    .command("diff")
    .argument("<a>", "a file of the earlier record")
    .argument("<b>", "a file of the later record")
    .description("tell what changed between two promotions; verifies nothing")
    .option("--json", "print it as JSON")
    .action(async (a: string, b: string, options: { json?: boolean }) => {
      const { recordDiff } = await import("./record-diff.ts");
      done(await recordDiff({ json: false, ...options, a, b }, world));
    });

  group
    .command("export")
    .argument("<record>", "a file of the record")
    .description("copy all files of a record, with a page that says how to verify them")
    .requiredOption("--out <folder>", "a folder that is new or empty")
    .action(async (record: string, options: { out: string }) => {
      const { recordExport } = await import("./record-export.ts");
      done(await recordExport({ ...options, record }, world));
    });
}

type ListOptions = {
  outcome?: Outcome;
  environment?: string;
  limit?: string;
  json?: boolean;
  config?: string;
};
