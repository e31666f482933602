import type { Command } from "commander";
import type { ApiWorld } from "./api-diff.ts";

type Wiring = {
  readonly world: ApiWorld;
  /** Told the exit code of the command that ran. */
  readonly done: (exitCode: number) => void;
};

const side = "a file, or REVISION:path as that commit has it";
const rule = `
A name with a colon is REVISION:path where that commit has that file (from the
top of the repository; from here with ./ or ../), even if there is a file of
that name; otherwise it is a file.`;

/** Adds the commands about API descriptions to the group `api`. */
export function addApiCommands(group: Command, { world, done }: Wiring): void {
  group
    .command("diff")
    .argument("<base>", `what clients were built against: ${side}`)
    .argument("<revision>", "what they will meet: the same")
    .description("tell what in an API description breaks clients of an earlier one")
    .option("--json", "print the comparison as JSON (schemas/api-diff-output.v1.json)")
    .option("--format <format>", "text, json, markdown, html or sarif")
    .option("--config <file>", "judge by the levels of this configuration's breaking-changes")
    .addHelpText("after", rule)
    .action(async (base: string, revision: string, options: DiffOptions) => {
      const { apiDiff } = await import("./api-diff.ts");
      done(await apiDiff({ json: false, ...options, base, revision }, world));
    });

  group
    .command("changelog")
    .argument("<base>", side)
    .argument("<revision>", "the same")
    .description("tell everything that changed between two API descriptions, for release notes")
    .option("--json", "print it as JSON (schemas/api-diff-output.v1.json)")
    .option("--config <file>", "judge by the levels of this configuration's breaking-changes")
    .addHelpText("after", rule)
    .action(async (base: string, revision: string, options: ChangelogOptions) => {
      const { apiChangelog } = await import("./api-changelog.ts");
      done(await apiChangelog({ json: false, ...options, base, revision }, world));
    });
}

type DiffOptions = { json?: boolean; format?: string; config?: string };
type ChangelogOptions = { json?: boolean; config?: string };
