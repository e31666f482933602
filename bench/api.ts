import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { isObject, type JsonObject } from "../src/data/json.ts";
import { parseDocument } from "../src/openapi/load/parse-document.ts";
import type { Comparison } from "./api/comparison.ts";
import { generatedPair, multiplied } from "./api/description-of-size.ts";
import { type Figure, type Measurement, medianOf, wordsOf } from "./figures.ts";

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
export async function measureApi(corpus: string | undefined): Promise<readonly Measurement[]> {
  const place = mkdtempSync(join(tmpdir(), "promote-bench-api-"));
  try {
    const generated = writePair(place, "generated", ...generatedPair(1_000));
    const pairs = [generated, ...(corpus === undefined ? [] : pairsIn(corpus))];
    await bundle(place);
    return pairs.map((pair) => measurePair(pair, place));
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
function measurePair(pair: Pair, place: string): Measurement {
  const [before, after] = [pair.base, pair.revision].map(documentIn);
  if (before === undefined || after === undefined) throw new Error(`${pair.name} cannot be read`);
  const times = (count: number) =>
    writePair(place, `${pair.name}-${count}`, multiplied(before, count), multiplied(after, count));
  const program = programIn(place);
  const itself = measured(program, pair);
  const [single, doubled] = [measured(program, times(1)), measured(program, times(2))];
  const count = Math.max(1, Math.ceil((2 * largest) / single.bytes));
  const most = measured(program, times(count), 1);
  const [own, growth] = [itself.peakBytes / 1e6, doubled.compareMs / single.compareMs];
  return {
    title: `promote api diff, ${pair.name}, median of ${rounds}`,
    figures: [
      comparingFigure("as it is", itself),
      { name: "as it is, peak of memory", value: own, unit: "MB", aim: aims.megabytes },
      {
        name: "doubled: comparing",
        ...{ value: growth, unit: "times", aim: aims.doubling },
        beside: `parsing ${wordsOf(doubled.parseMs / single.parseMs, "times")}`,
      },
      comparingFigure(`${count} times`, most),
      {
        name: `${count} times: parsing and comparing`,
        ...{ value: most.parseMs + most.compareMs, unit: "ms", aim: aims.largestMs },
        beside: `peak ${wordsOf(most.peakBytes / 1e6, "MB")}`,
      },
    ],
  };
}

function comparingFigure(name: string, figures: Figures): Figure {
  const { parseMs, compareMs, findings, bytes } = figures;
  const size = wordsOf(bytes / 2e6, "MB each");
  return {
    name: `${name}: comparing to parsing both`,
    ...{ value: compareMs / parseMs, unit: "times", aim: aims.ratio },
    beside: `${size}; ${wordsOf(compareMs, "ms")} to ${wordsOf(parseMs, "ms")}; ${wordsOf(findings, "findings")}`,
  };
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
