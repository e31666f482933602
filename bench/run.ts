import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { measureAction } from "./action.ts";
import { measureApi } from "./api.ts";
import { measureColdStart } from "./cold-start.ts";
import type { Measurement } from "./figures.ts";
import { measureLedger } from "./ledger.ts";
import { measureOverhead } from "./overhead.ts";
import { measureRecord } from "./record.ts";
import { measureRedaction } from "./redaction.ts";
import { linesOf, writeTable } from "./report.ts";
import { measureSchema } from "./schema.ts";
import { measureSeparation } from "./separation.ts";
import { measureServe } from "./serve.ts";

const options = { corpus: { type: "string" }, write: { type: "string" } } as const;
const { values, positionals: selected } = parseArgs({ options, allowPositionals: true });

type Measure = () => Promise<Measurement | readonly Measurement[]>;

const measures: Readonly<Record<string, Measure>> = {
  "cold-start": measureColdStart,
  overhead: measureOverhead,
  schema: measureSchema,
  api: () => measureApi(values.corpus),
  separation: measureSeparation,
  redaction: measureRedaction,
  record: measureRecord,
  ledger: measureLedger,
  serve: measureServe,
  action: measureAction,
};

/** Figures within one run; none is a test. Arguments select by name; `--write FILE` puts their table into a document. */
const unknown = selected.filter((name) => measures[name] === undefined);
if (unknown.length > 0) {
  console.error(
    `${unknown.join(", ")} is no measure; there are ${Object.keys(measures).join(", ")}.`,
  );
  process.exit(64);
}
const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} cores, ${new Date().toISOString().slice(0, 10)}.`;
console.log(`${machine}\n`);
const all: Measurement[] = [];
for (const [name, measure] of Object.entries(measures)) {
  if (selected.length > 0 && !selected.includes(name)) continue;
  const measured = [await measure()].flat();
  for (const line of measured.flatMap(linesOf)) console.log(line);
  all.push(...measured);
}
if (values.write !== undefined) writeTable(values.write, machine, all);
