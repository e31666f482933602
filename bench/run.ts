import { parseArgs } from "node:util";
import { measureAction } from "./action.ts";
import { measureApi } from "./api.ts";
import { measureColdStart } from "./cold-start.ts";
import { measureLedger } from "./ledger.ts";
import { measureOverhead } from "./overhead.ts";
import { measureRecord } from "./record.ts";
import { measureRedaction } from "./redaction.ts";
import { measureSchema } from "./schema.ts";
import { measureSeparation } from "./separation.ts";
import { measureServe } from "./serve.ts";

const options = { corpus: { type: "string" } } as const;
const { values, positionals: selected } = parseArgs({ options, allowPositionals: true });

const measures: Readonly<Record<string, () => Promise<string[]>>> = {
  action: measureAction,
  api: () => measureApi(values.corpus),
  "cold-start": measureColdStart,
  ledger: measureLedger,
  overhead: measureOverhead,
  redaction: measureRedaction,
  record: measureRecord,
  schema: measureSchema,
  separation: measureSeparation,
  serve: measureServe,
};

/** Figures as ratios and differences within one run; no figure is a test. Arguments select by name. */
const unknown = selected.filter((name) => measures[name] === undefined);
if (unknown.length > 0) {
  console.error(
    `${unknown.join(", ")} is no measure; there are ${Object.keys(measures).join(", ")}.`,
  );
  process.exit(64);
}
console.log(`node ${process.version}, ${process.platform} ${process.arch}\n`);
for (const [name, measure] of Object.entries(measures)) {
  if (selected.length > 0 && !selected.includes(name)) continue;
  for (const line of await measure()) console.log(line);
}
