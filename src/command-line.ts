import { Command, Option } from "commander";
import { addApiCommands } from "./commands/api-command-line.ts";
import { addCheckCommand } from "./commands/check-command-line.ts";
import { addConfirmCommand } from "./commands/confirm-command-line.ts";
import type { DemoWorld } from "./commands/demo.ts";
import { firstSteps, helpStyle, nameHelp } from "./commands/help-style.ts";
import { addKeyCommands, addRecordSign } from "./commands/key-command-line.ts";
import { addLedgerCommands } from "./commands/ledger-command-line.ts";
import { addOpenapiCommands } from "./commands/openapi-command-line.ts";
import { addRecordCommands } from "./commands/record-command-line.ts";
import { addRunbookCommands } from "./commands/runbook-command-line.ts";
import { addSchemaDiff } from "./commands/schema-command-line.ts";
import type { ServeWorld } from "./commands/serve.ts";
import { addServeCommand } from "./commands/serve-command-line.ts";
import { addSetupCommands } from "./commands/setup-command-line.ts";
import { addSnapshotCommands } from "./commands/snapshot-command-line.ts";
import { addVerifyCommand } from "./commands/verify-command-line.ts";
import { addWaiverCommands } from "./commands/waiver-command-line.ts";
import { type FaultName, faultNames } from "./demo/faults.ts";
import { exitCodes } from "./gate/result.ts";
import { version } from "./version.ts";

/** The command line: words and options, each turned into a request to one command. */
export function buildProgram(world: DemoWorld & ServeWorld): {
  /** What there is, for the page that tells of every command. */
  readonly program: Command;
  /** Runs one command line to its exit code. */
  run(argv: readonly string[]): Promise<number>;
} {
  let exitCode: number = exitCodes.yes;
  const { output } = world;
  const configOption = () =>
    new Option("--config <file>", "the configuration; default: promote.yaml here or above").env(
      "PROMOTE_CONFIG",
    );
  const policyOption = () =>
    new Option(
      "--policy-ref <ref>",
      "follow the configuration and waivers of this branch, tag or commit, not HEAD's",
    );

  const done = (code: number) => {
    exitCode = code;
  };

  const program = new Command("promote")
    .description(
      "Decides whether a commit may go from staging to production, and signs the record of it.",
    )
    .version(version, "-V, --version")
    .exitOverride()
    .configureOutput({ writeOut: output.document, writeErr: output.message })
    .showSuggestionAfterError()
    .configureHelp(helpStyle)
    .addHelpText("after", firstSteps);

  program.commandsGroup("Begin:");
  program
    .command("demo")
    .description("watch the gate at work on an example service, with a PostgreSQL of its own")
    .addOption(new Option("--break <fault>", "put one fault in first").choices(faultNames))
    .option("--keep <folder>", "leave the repository, logs, record and public key there")
    .action(async (options: DemoOptions) => {
      const { demo } = await import("./commands/demo.ts");
      exitCode = await demo(options, world);
    });
  addSetupCommands(program, { world, configOption, done });
  const key = program.command("key").description("signing keys");
  addKeyCommands(key, { world, done });

  program.commandsGroup("Release:");
  addCheckCommand(program, { world, configOption, policyOption, done });
  program
    .command("explain")
    .argument("[id]", "a check, a rule such as breaking-changes/operation-removed, or a fault")
    .description("tell what a check, rule or fault means and what to do")
    .action(async (id: string | undefined) => {
      const { explain } = await import("./commands/explain.ts");
      exitCode = explain({ id }, world);
    });
  addConfirmCommand(program, { world, configOption, policyOption, done });
  const schema = new Command("schema")
    .copyInheritedSettings(program)
    .description("database schemas");
  addSchemaDiff(schema, { world, done });
  addWaiverCommands({ program, schema }, { world, configOption, done });
  addVerifyCommand(program, { world, done });

  program.commandsGroup("Schema and API:");
  const snapshot = program.command("snapshot").description("the schema snapshot and its ritual");
  addSnapshotCommands(snapshot, { world, configOption, done });
  program.addCommand(schema);
  const openapi = program.command("openapi").description("the committed API documents");
  addOpenapiCommands(openapi, { world, configOption, done });
  addApiCommands(program.command("api").description("API descriptions"), { world, done });

  program.commandsGroup("Records:");
  const record = program.command("record").description("promotion records");
  addRecordCommands(record, { world, configOption, done });
  addRecordSign(record, { world, done });
  const ledger = program.command("ledger").description("the ledger of signed records");
  addLedgerCommands(ledger, { world, configOption, done });
  addServeCommand(program, { world, configOption, done });
  const runbook = program.command("runbook").description("runbooks, and who went through them");
  addRunbookCommands(runbook, { world, configOption, done });

  program.commandsGroup("More:");
  program
    .command("config")
    .description("the configuration")
    .command("schema")
    .description("print the JSON Schema of promote.yaml, for editors")
    .action(async () => {
      const { configSchema } = await import("./commands/config-schema.ts");
      exitCode = configSchema(world);
    });
  program.helpCommand("help [command]", "display help for command");
  nameHelp(program);

  return {
    program,
    async run(argv) {
      await program.parseAsync([...argv], { from: "user" });
      return exitCode;
    },
  };
}

type DemoOptions = { break?: FaultName; keep?: string };
