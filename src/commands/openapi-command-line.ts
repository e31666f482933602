import type { Command } from "commander";
import type { OpenapiRequest } from "./open-openapi.ts";
import type { Wiring } from "./snapshot-command-line.ts";

/** Adds the commands about the committed API documents to the group `openapi`. */
export function addOpenapiCommands(group: Command, { world, configOption, done }: Wiring): void {
  group
    .command("diff")
    .description("show where the API documents are not what the code here generates")
    .option("--document <path>", "this document alone; default: all that are configured")
    .addOption(configOption())
    .action(async (options: OpenapiRequest) => {
      const { openapiDiff } = await import("./openapi-diff.ts");
      done(await openapiDiff(options, world));
    });

  group
    .command("write")
    .description("write the API documents as the code here generates them")
    .option("--document <path>", "this document alone; default: all that are configured")
    .addOption(configOption())
    .action(async (options: OpenapiRequest) => {
      const { openapiWrite } = await import("./openapi-write.ts");
      done(await openapiWrite(options, world));
    });
}
