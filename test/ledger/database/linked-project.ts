import { quickConfig } from "../../support/quick-project.ts";

/** The file that the suite of a linked project prints. */
export const suite = { "suite.tap": "TAP version 13\n1..1\nok 1 - it works\n" };

/** The quick project's configuration with a ledger in the database of LEDGER_URL. */
export function linkedConfig(command: readonly string[] = ["cat", "suite.tap"]): string {
  return [
    quickConfig(command).trimEnd(),
    "ledger: { url: env:LEDGER_URL }",
    'record: { repository: "https://github.com/acme/shop" }',
    "",
  ].join("\n");
}
