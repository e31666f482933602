import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { checks } from "../src/checks/index.ts";
import { configJsonSchema } from "../src/config/config-schema.ts";
import { trustJsonSchema } from "../src/config/trust-file.ts";
import { waiversJsonSchema } from "../src/config/waivers.ts";
import { waiversText } from "../src/gate/waiver-rules/index.ts";
import { snapshotReviewText } from "../src/postgres/review/review-text.ts";
import { apiDiffOutput } from "../src/report/api-diff-output.ts";
import { checkOutput } from "../src/report/check-output.ts";
import { checkPage, reviewPage } from "../src/report/check-page.ts";
import { doctorOutput } from "../src/report/doctor-output.ts";
import { keyListOutput } from "../src/report/key-list.ts";
import { ledgerVerificationOutput } from "../src/report/ledger-verification.ts";
import { schemaDiffOutput } from "../src/report/schema-diff-output.ts";
import { snapshotHistoryOutput } from "../src/report/snapshot-history-output.ts";
import { snapshotReviewOutput } from "../src/report/snapshot-review-output.ts";
import { verificationOutput } from "../src/report/verification-output.ts";
import { openapiDocument } from "../src/server/openapi-document.ts";
import { actionYaml, readmeWithAction } from "./action-files.ts";
import { apiRulesPage, oasdiffMapping } from "./api-rules-page.ts";
import { commandsPage } from "./commands-page.ts";

const root = join(import.meta.dirname, "..");
const oasdiff = readFileSync(join(root, "docs/api-rules.oasdiff.json"), "utf8");

/** Every file that is derived from the code, by its path in the repository. */
const generated = new Map([
  ...checks.map((check): [string, string] => [`docs/checks/${check.id}.md`, checkPage(check)]),
  ["docs/commands.md", await commandsPage()],
  ["docs/api-rules.md", apiRulesPage(oasdiffMapping.parse(JSON.parse(oasdiff)))],
  ["docs/api/openapi.json", jsonText(openapiDocument())],
  ["action.yml", actionYaml()],
  ["README.md", readmeWithAction(readFileSync(join(root, "README.md"), "utf8"))],
  ["docs/waivers.md", checkPage(waiversText)],
  ["schemas/promote-waivers.v1.json", jsonText(waiversJsonSchema())],
  ["docs/snapshot-review.md", reviewPage(snapshotReviewText)],
  ["schemas/promote-config.v1.json", jsonText(configJsonSchema())],
  ["schemas/check-output.v1.json", jsonText(z.toJSONSchema(checkOutput))],
  ["schemas/doctor-output.v1.json", jsonText(z.toJSONSchema(doctorOutput))],
  ["schemas/schema-diff-output.v1.json", jsonText(z.toJSONSchema(schemaDiffOutput))],
  ["schemas/api-diff-output.v1.json", jsonText(z.toJSONSchema(apiDiffOutput))],
  ["schemas/ledger-verification.v1.json", jsonText(z.toJSONSchema(ledgerVerificationOutput))],
  ["schemas/snapshot-review.v1.json", jsonText(z.toJSONSchema(snapshotReviewOutput))],
  ["schemas/snapshot-history.v1.json", jsonText(z.toJSONSchema(snapshotHistoryOutput))],
  ["schemas/trust.v1.json", jsonText(trustJsonSchema())],
  ["schemas/key-list.v1.json", jsonText(z.toJSONSchema(keyListOutput))],
  ["schemas/verification-output.v1.json", jsonText(z.toJSONSchema(verificationOutput))],
]);

/** The files that were named on the command line; without any, all. */
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const stale = [...generated].filter(
  ([path, text]) => (named.length === 0 || named.includes(path)) && currentTextOf(path) !== text,
);

if (process.argv.includes("--check")) {
  for (const [path] of stale) console.error(`${path} is not what the code says.`);
  if (stale.length > 0) console.error("Run `npm run generate` and commit what it writes.");
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}

function currentTextOf(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
