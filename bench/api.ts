import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { isObject, type JsonObject } from "../src/data/json.ts";
import { parseDocument } from "../src/openapi/load/parse-document.ts";
import type { Comparison } from "./api/comparison.ts";
import { generatedPair, multiplied } from "./api/description-of-size.ts";
import { medianOf } from "./cold-start.ts";

const rounds = 5;
/** Bytes of each of the two largest descriptions. */
const largest = 10 * 1024 * 1024;
const aims = { ratio: 2, doubling: 2.3, largestMs: 10_000, megabytes: 400 };

type Pair = { readonly name: string; readonly base: string; readonly revision: string };
type Figures = Comparison & { readonly bytes: number };

/**
 * The comparison of two descriptions beside the parsing of both. `--corpus DIR` adds the pairs in DIR: one
 * folder each, with a `base` and a `revision`.
 */
export async function measureApi(corpus: string | undefined): Promise<string[]> {
  const place = mkdtempSync(join(tmpdir(), "promote-bench-api-"));
  try {
    const generated = writePair(place, "generated", ...generatedPair(1_000));
    const pairs = [generated, ...(corpus === undefined ? [] : pairsIn(corpus))];
    await bundle(place);
    return pairs.flatMap((pair) => linesOf(pair, place));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

const programIn = (place: string) => join(place, "comparison.mjs");

/** The comparison as one file, as the command ships it: no compiler adds to its memory. */
async function bundle(place: string): Promise<void> {
  const banner = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;
  await build({
    entryPoints: [join(import.meta.dirname, "api/comparison.ts")],
    outfile: programIn(place),
    bundle: true,
    platform: "node",
    format: "esm",
    minify: true,
    banner: { js: banner },
  });
}

function pairsIn(corpus: string): readonly Pair[] {
  return readdirSync(corpus).flatMap((name) => {
    const files = readdirSync(join(corpus, name));
    const [base, revision] = ["base", "revision"].map((side) =>
      files.find((file) => file.startsWith(`${side}.`)),
    );
    if (base === undefined || revision === undefined) return [];
    return [{ name, base: join(corpus, name, base), revision: join(corpus, name, revision) }];
  });
}

/** A pair as it is, then single, doubled and at the largest size in one format, so that sizes compare. */
function linesOf(pair: Pair, place: string): readonly string[] {
  const [before, after] = [pair.base, pair.revision].map(documentIn);
  if (before === undefined || after === undefined) return [`${pair.name} cannot be read`];
  const times = (count: number) =>
    writePair(place, `${pair.name}-${count}`, multiplied(before, count), multiplied(after, count));
  const program = programIn(place);
  const itself = measured(program, pair);
  const [single, doubled] = [measured(program, times(1)), measured(program, times(2))];
  const count = Math.max(1, Math.ceil((2 * largest) / single.bytes));
  const most = measured(program, times(count), 1);
  return [
    `${pair.name}, median of ${rounds}`,
    ...figureLines("as it is", itself),
    `    peak ${megabytes(itself.peakBytes)} MB${aim(itself.peakBytes / 1e6, aims.megabytes, "MB")}`,
    `  doubled: parsing ${factor(doubled.parseMs, single.parseMs)} times, comparing ${factor(doubled.compareMs, single.compareMs)} times${aim(doubled.compareMs / single.compareMs, aims.doubling, "times")}`,
    ...figureLines(`${count} times`, most),
    `    both ${ms(most.parseMs + most.compareMs)}${aim(most.parseMs + most.compareMs, aims.largestMs, "ms")}, peak ${megabytes(most.peakBytes)} MB`,
  ];
}

function figureLines(name: string, figures: Figures): readonly string[] {
  const { parseMs, compareMs, findings, bytes } = figures;
  return [
    `  ${name}: ${megabytes(bytes / 2)} MB each, parsing both ${ms(parseMs)}, comparing ${ms(compareMs)}, ${findings} findings`,
    `    comparing to parsing ${factor(compareMs, parseMs)}${aim(compareMs / parseMs, aims.ratio, "")}`,
  ];
}

function documentIn(path: string): JsonObject | undefined {
  const parsed = parseDocument(readFileSync(path, "utf8"));
  return parsed.kind === "document" && isObject(parsed.document) ? parsed.document : undefined;
}

function writePair(place: string, name: string, before: JsonObject, after: JsonObject): Pair {
  const [base, revision] = (["base", "revision"] as const).map((side) =>
    join(place, `${name}.${side}.json`),
  ) as [string, string];
  writeFileSync(base, JSON.stringify(before));
  writeFileSync(revision, JSON.stringify(after));
  return { name, base, revision };
}

function measured(program: string, { base, revision }: Pair, count = rounds): Figures {
  const all = Array.from({ length: count }, () =>
    JSON.parse(execFileSync(process.execPath, [program, base, revision], { encoding: "utf8" })),
  ) as readonly Comparison[];
  return {
    parseMs: medianOf(all.map(({ parseMs }) => parseMs)),
    compareMs: medianOf(all.map(({ compareMs }) => compareMs)),
    findings: all[0]?.findings ?? 0,
    peakBytes: Math.max(...all.map(({ peakBytes }) => peakBytes)),
    bytes: statSync(base).size + statSync(revision).size,
  };
}

const ms = (value: number) => `${value.toFixed(0)} ms`;
const factor = (a: number, b: number) => (a / b).toFixed(2);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

function aim(is: number, most: number, unit: string): string {
  return ` (aim: at most ${most}${unit === "" ? "" : ` ${unit}`}, ${is <= most ? "met" : "MISSED"})`;
}
