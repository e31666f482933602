import type { Command } from "commander";
import type { Wiring } from "./snapshot-command-line.ts";

/** Adds the commands about the ledger of records to the group `ledger`. */
export function addLedgerCommands(group: Command, { world, configOption, done }: Wiring): void {
  const ledgerOption = ["--ledger <file>", "the ledger; default: `record.ledger`"] as const;

  group
    .command("verify")
    .description("tell whether the ledger of signed records is whole, offline")
    .option(...ledgerOption)
    .option("--key <file>", "the public key (PEM) of its head; default: PROMOTE_PUBLIC_KEY")
    .option("--trust <file>", "instead of a key: trust.yaml; one that was rotated out counts, too")
    .option("--anchor <head>", "what it was once: SIZE:ROOT, or a file of `promote ledger head`")
    .option("--records", "verify the record of each entry, too")
    .option("--json", "print the verification as JSON (schemas/ledger-verification.v1.json)")
    .addOption(configOption())
    .action(async (options: VerifyOptions) => {
      const { ledgerVerify } = await import("./ledger-verify.ts");
      done(await ledgerVerify({ records: false, json: false, ...options }, world));
    });

  group
    .command("head")
    .description("print the head of the ledger, to be kept elsewhere as an anchor")
    .option(...ledgerOption)
    .addOption(configOption())
    .action(async (options: PlaceOptions) => {
      const { ledgerHead } = await import("./ledger-head.ts");
      done(await ledgerHead(options, world));
    });

  group
    .command("export")
    .description("print the ledger and its records as JSON Lines, byte for byte")
    .option(...ledgerOption)
    .option("--out <file>", "where it goes; default: standard output")
    .option("--from-database", "the one of the ledger's database, in place of the file's")
    .option("--name <leaf>", "which one there; default: the longest of the repository")
    .addOption(configOption())
    .action(async (options: ExportOptions) => {
      const { ledgerExport } = await import("./ledger-export.ts");
      done(await ledgerExport(options, world));
    });

  group
    .command("migrate")
    .description("bring the ledger's database (`ledger.url`) up to date")
    .addOption(configOption())
    .action(async (options: PlaceOptions) => {
      const { ledgerMigrate } = await import("./ledger-migrate.ts");
      done(await ledgerMigrate(options, world));
    });

  group
    .command("push")
    .description("send the ledger's database what this machine has and it has not")
    .addOption(configOption())
    .action(async (options: PlaceOptions) => {
      const { ledgerPush } = await import("./ledger-push.ts");
      done(await ledgerPush(options, world));
    });

  group
    .command("pull")
    .description("bring the records of other machines from the ledger's database")
    .addOption(configOption())
    .action(async (options: PlaceOptions) => {
      const { ledgerPull } = await import("./ledger-pull.ts");
      done(await ledgerPull(options, world));
    });

  group
    .command("import")
    .argument("<file>", "what `promote ledger export` wrote")
    .description("send an export to the ledger's database")
    .addOption(configOption())
    .action(async (file: string, options: PlaceOptions) => {
      const { ledgerImport } = await import("./ledger-import.ts");
      done(await ledgerImport({ ...options, file }, world));
    });
}

type PlaceOptions = { ledger?: string; config?: string };
type ExportOptions = PlaceOptions & { out?: string; fromDatabase?: boolean; name?: string };
type VerifyOptions = PlaceOptions & {
  key?: string;
  trust?: string;
  anchor?: string;
  records?: boolean;
  json?: boolean;
};
