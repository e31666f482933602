import type { Command } from "commander";
import type { Wiring } from "./snapshot-command-line.ts";

/** Adds `schema diff`: two schemas, object by object. */
export function addSchemaDiff(
  schema: Command,
  { world, done }: Pick<Wiring, "world" | "done">,
): void {
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
      const { schemaDiff } = await import("./schema-diff.ts");
      done(await schemaDiff({ json: false, ...options, a, b }, world));
    });
}

type SchemaDiffOptions = {
  json?: boolean;
  format?: string;
  ignore?: readonly string[];
  config?: string;
  pgDump?: string;
};
