import { readFileSync } from "node:fs";
import { compareApis } from "../../src/openapi/compare-apis.ts";
import { loadApi } from "../../src/openapi/load/load-api.ts";

/** What one comparison took, in a process of its own. */
export type Comparison = {
  readonly parseMs: number;
  readonly compareMs: number;
  readonly findings: number;
  /** The largest that the process ever was, its own start included. */
  readonly peakBytes: number;
};

const policy = { asOf: "2026-01-01", unstable: [] };

async function load(path: string) {
  const { source, facts } = await loadApi(
    async () => ({ kind: "text", text: readFileSync(path, "utf8") }),
    path,
  );
  if (source === undefined) throw new Error(`${path} is no description: ${JSON.stringify(facts)}`);
  return source;
}

const [base = "", revision = ""] = process.argv.slice(2);
const start = performance.now();
const before = await load(base);
const after = await load(revision);
const parsed = performance.now();
const findings = compareApis(before, after, policy).length;
const compareMs = performance.now() - parsed;
const comparison: Comparison = {
  parseMs: parsed - start,
  compareMs,
  findings,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(comparison));
