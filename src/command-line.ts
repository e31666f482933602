import { Command, Option } from "commander";
import { addApiCommands } from "./commands/api-command-line.ts";
import type { DemoWorld } from "./commands/demo.ts";
import { millisecondsOf, waitOf } from "./commands/duration-option.ts";
import { addKeyCommands, addRecordSign } from "./commands/key-command-line.ts";
import { addLedgerCommands } from "./commands/ledger-command-line.ts";
import { addOpenapiCommands } from "./commands/openapi-command-line.ts";
import { addRecordCommands } from "./commands/record-command-line.ts";
import type { ServeWorld } from "./commands/serve.ts";
import { addServeCommand } from "./commands/serve-command-line.ts";
import { addSetupCommands } from "./commands/setup-command-line.ts";
import { addSnapshotCommands } from "./commands/snapshot-command-line.ts";
import { timestampAuthorityOf } from "./commands/timestamp-authority.ts";
import { addVerifyCommand } from "./commands/verify-command-line.ts";
import { addWaiverCommands } from "./commands/waiver-command-line.ts";
import { type SigningMode, signingModes } from "./config/signing-modes.ts";
import { type FaultName, faultNames } from "./demo/faults.ts";
import { exitCodes } from "./gate/result.ts";
import { version } from "./version.ts";

/** The command line: words and options, each turned into a request to one command. */
export function buildProgram(world: DemoWorld & ServeWorld): {
  run(argv: readonly string[]): Promise<number>;
} {
  let exitCode: number = exitCodes.yes;
  const { host, output, directory } = world;
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
    .showHelpAfterError("(promote --help tells what there is)");

  program
    .command("check")
    .description(
      "run the promotion checklist on HEAD, stop at the first check that does not pass, write the record",
    )
    .addOption(configOption())
    .addOption(policyOption())
    .option("--list", "print the checks and where each is configured, run nothing")
    .option("--only <id>", "run this check alone (repeatable); clears nothing", collect)
    .option("--keep-going", "run all checks whatever they find; clears nothing")
    .option(
      "--previous <tag>",
      "the release to compare with; default: the highest stable version tag reachable from HEAD",
    )
    .addOption(
      new Option("--sign <how>", "how to sign the record; default: `record.sign`").choices(
        signingModes,
      ),
    )
    .option(
      "--tsa <url>",
      "the timestamp authority (RFC 3161) that dates the signature",
      timestampAuthorityOf,
    )
    .option("--unsigned", "run without a signing key; clears nothing")
    .option(
      "--wait [duration]",
      "wait for another promotion, such as 10m; default: as long as it takes",
    )
    .option(
      "--reporter <name[=file]>",
      "tty, json, sarif, junit, markdown, html or github; to standard output or a file (repeatable)",
      collect,
    )
    .option("--json", "print the run as JSON (schemas/check-output.v1.json): --reporter json")
    .option("-q, --quiet", "print the verdict and what stopped the run, nothing else")
    .option("-v, --verbose", "print counts and fingerprints too")
    .action(async (options: CheckOptions) => {
      const { check } = await import("./commands/check.ts");
      exitCode = await check(
        {
          ...{ list: false, keepGoing: false, unsigned: false },
          ...{ json: false, quiet: false, verbose: false },
          ...options,
          ...(await waitOf(options.wait)),
        },
        world,
      );
    });

  addVerifyCommand(program, { world, done });

  program
    .command("confirm")
    .argument("<item>", "id of a confirmation in the deployment checklist or in `allowWhen`")
    .description(
      "confirm for HEAD what the deployment checklist or a breaking release asks for; signed when PROMOTE_SIGNING_KEY is set",
    )
    .requiredOption("--by <who>", "who confirms")
    .requiredOption(
      "--evidence <url>",
      "where it can be seen: an http or https URL without credentials",
    )
    .option("--expires <duration>", "how long it holds, such as 4h")
    .addOption(configOption())
    .addOption(policyOption())
    .action(async (item: string, options: ConfirmOptions) => {
      const { confirm } = await import("./commands/confirm.ts");
      const { openRelease } = await import("./commands/open-release.ts");
      const { confirmationSigner } = await import("./commands/confirmation-keys.ts");
      const { release } = await openRelease(host, directory, options);
      const signer = await confirmationSigner(host, release.config, directory);
      const expiresInMs =
        options.expires === undefined
          ? undefined
          : await millisecondsOf("--expires", options.expires);
      exitCode = await confirm(
        {
          item,
          by: options.by,
          evidence: options.evidence,
          ...(expiresInMs === undefined ? {} : { expiresInMs }),
        },
        { host, release, output, signer },
      );
    });

  program
    .command("demo")
    .description("watch the gate at work on an example service, with a PostgreSQL of its own")
    .addOption(new Option("--break <fault>", "put one fault in first").choices(faultNames))
    .option("--keep <folder>", "leave the repository, logs, record and public key there")
    .action(async (options: DemoOptions) => {
      const { demo } = await import("./commands/demo.ts");
      exitCode = await demo(options, world);
    });

  program
    .command("explain")
    .argument("[id]", "a check, a rule such as breaking-changes/operation-removed, or a fault")
    .description("tell what a check, rule or fault means and what to do")
    .action(async (id: string | undefined) => {
      const { explain } = await import("./commands/explain.ts");
      exitCode = explain({ id }, world);
    });

  const schema = program.command("schema").description("database schemas");
  schema
    .command("diff")
    .argument("<a>", "what the schema should be: a file, TAG:path, or env:NAME of a database URL")
    .argument("<b>", "what it is: the same")
    .description("compare two schemas object by object, noise aside")
    .option("--json", "print the differences as JSON (schemas/schema-diff-output.v1.json)")
    .option("--format <format>", "text, json or markdown")
    .option(
      "--ignore <what>",
      "preset=NAME, schema=PATTERN, owner=PATTERN, grant=PATTERN, partition=SCHEMA.PATTERN, owners, grants or comments; repeatable",
      (what: string, before: readonly string[] = []) => [...before, what],
    )
    .option("--config <file>", "ignore what this configuration's schema-snapshot ignores, too")
    .option("--pg-dump <path>", "the pg_dump for databases; default: the one that fits the server")
    .action(async (a: string, b: string, options: SchemaDiffOptions) => {
      const { schemaDiff } = await import("./commands/schema-diff.ts");
      exitCode = await schemaDiff({ json: false, ...options, a, b }, world);
    });

  const config = program.command("config").description("the configuration");
  config
    .command("schema")
    .description("print the JSON Schema of promote.yaml, for editors")
    .action(async () => {
      const { configSchema } = await import("./commands/config-schema.ts");
      exitCode = configSchema(world);
    });

  const snapshot = program.command("snapshot").description("the schema snapshot and its ritual");
  addSnapshotCommands(snapshot, { world, configOption, done });
  const openapi = program.command("openapi").description("the committed API documents");
  addOpenapiCommands(openapi, { world, configOption, done });
  addApiCommands(program.command("api").description("API descriptions"), { world, done });
  const ledger = program.command("ledger").description("the ledger of signed records");
  addLedgerCommands(ledger, { world, configOption, done });
  const record = program.command("record").description("promotion records");
  addRecordCommands(record, { world, configOption, done });
  addRecordSign(record, { world, done });
  addWaiverCommands({ program, schema }, { world, configOption, done });
  addKeyCommands(program.command("key").description("signing keys"), { world, done });
  addSetupCommands(program, { world, configOption, done });
  addServeCommand(program, { world, configOption, done });

  return {
    async run(argv) {
      await program.parseAsync([...argv], { from: "user" });
      return exitCode;
    },
  };
}

type CheckOptions = {
  config?: string;
  list?: boolean;
  only?: readonly string[];
  keepGoing?: boolean;
  previous?: string;
  policyRef?: string;
  unsigned?: boolean;
  sign?: SigningMode;
  tsa?: string;
  wait?: string | true;
  reporter?: readonly string[];
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
};
type ConfirmOptions = {
  by: string;
  evidence: string;
  expires?: string;
  config?: string;
  policyRef?: string;
};
type SchemaDiffOptions = {
  json?: boolean;
  format?: string;
  ignore?: readonly string[];
  config?: string;
  pgDump?: string;
};
type DemoOptions = { break?: FaultName; keep?: string };

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, ...value.split(",")];
}
