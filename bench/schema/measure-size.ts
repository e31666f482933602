import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareSchemas } from "../../src/postgres/compare-schemas.ts";
import { findHazards } from "../../src/postgres/hazards/find-hazards.ts";
import { readSchema } from "../../src/postgres/read-schema.ts";
import { withoutRestrictLines } from "../../src/postgres/snapshot-text.ts";
import { medianOf } from "../figures.ts";
import {
  commitSnapshot,
  createDatabase,
  runAll,
  runChild,
  timeBareDump,
} from "./bench-database.ts";
import { driftOfSize, renamedIndexes, schemaOfSize } from "./schema-of-size.ts";
import type { Step } from "./step.ts";

/** The schema step in processes of its own, and a bare pg_dump beside each. */
export type Measured = {
  readonly bareMs: number;
  readonly stepMs: number;
  readonly overMs: number;
  readonly findings: number;
  /** By how much the peak of the process grew, the two texts aside. */
  readonly megabytes: number;
};

/** Time of another tool on the pair with drift, and how much it had to say; undefined when it was given up. */
export type Other = { readonly ms: number; readonly said: number };

export type SizeFigures = {
  readonly tables: number;
  readonly rounds: number;
  readonly equal: Measured;
  readonly drift: Measured;
  /** Comparison and hazards of two scripts between which every index got another name. */
  readonly renamedMs: number;
  readonly diff: Other;
  readonly migra: Other | undefined;
};

export type SizePlan = {
  readonly tables: number;
  readonly rounds: number;
  /** Zero leaves migra out. */
  readonly migraLimitMs: number;
};

/** Everything that is measured at one size. */
export async function measureSize(
  server: string,
  place: string,
  { tables, rounds, migraLimitMs }: SizePlan,
): Promise<SizeFigures> {
  mkdirSync(place);
  const url = await createDatabase(server, `bench_${tables}`);
  await runAll(url, schemaOfSize(tables));
  const text = await dumpOf(url);
  const commit = commitSnapshot(place, withoutRestrictLines(text));
  const equal = await measureStep({ url, place, commit, text, rounds });
  const drifted = await createDatabase(server, `bench_${tables}_drift`, `bench_${tables}`);
  await runAll(drifted, driftOfSize(tables));
  const drift = await measureStep({ url: drifted, place, commit, text, rounds });
  const diff = await timeDiff(place, text, await dumpOf(drifted));
  const migra = migraLimitMs === 0 ? undefined : await timeMigra(url, drifted, migraLimitMs);
  await runAll(url, renamedIndexes(tables));
  const renamedMs = timeRenamed(text, await dumpOf(url));
  return { tables, rounds, equal, drift, renamedMs, diff, migra };
}

function dumpOf(url: string): Promise<string> {
  return runChild("pg_dump", ["--schema-only", url]);
}

type Run = {
  readonly url: string;
  readonly place: string;
  readonly commit: string;
  readonly text: string;
  readonly rounds: number;
};

async function measureStep({ url, place, commit, text, rounds }: Run): Promise<Measured> {
  const bare: number[] = [];
  const steps: Step[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await timeBareDump(url));
    steps.push(await runStep(url, place, commit));
  }
  const megabytes = Math.max(...steps.map(({ peakBytes }) => peakBytes - 2 * text.length)) / 1e6;
  return {
    bareMs: medianOf(bare),
    stepMs: medianOf(steps.map(({ stepMs }) => stepMs)),
    overMs: medianOf(steps.map(({ stepMs }, at) => stepMs - (bare[at] ?? 0))),
    findings: steps[0]?.findings ?? 0,
    megabytes,
  };
}

async function runStep(url: string, place: string, commit: string): Promise<Step> {
  const script = join(import.meta.dirname, "step.ts");
  const env = { ...process.env, STAGING_DATABASE_URL: url };
  return JSON.parse(
    await runChild(process.execPath, ["--import", "tsx", script, place, commit], { env }),
  );
}

async function timeDiff(place: string, before: string, after: string): Promise<Other> {
  writeFileSync(join(place, "before.sql"), before);
  writeFileSync(join(place, "after.sql"), after);
  const start = performance.now();
  const said = await runChild("sh", ["-c", "diff -u before.sql after.sql || true"], { cwd: place });
  return { ms: performance.now() - start, said: said.split("\n").length };
}

async function timeMigra(from: string, to: string, timeout: number): Promise<Other | undefined> {
  const script = join(import.meta.dirname, "migra.ts");
  const args = ["--import", "tsx", script, from, to];
  try {
    return JSON.parse(await runChild(process.execPath, args, { timeout }));
  } catch (thrown) {
    if (thrown instanceof Error && "killed" in thrown && thrown.killed === true) return undefined;
    throw thrown;
  }
}

function timeRenamed(before: string, after: string): number {
  const [older, newer] = [readSchema(before), readSchema(after)];
  const start = performance.now();
  compareSchemas(older, newer);
  findHazards(older, newer);
  return performance.now() - start;
}
