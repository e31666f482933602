import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openNodeHost } from "../src/node-host/node-host.ts";
import { withServer } from "../src/postgres/server.ts";
import { type Figure, type Measurement, productOf, wordsOf } from "./figures.ts";
import {
  type Measured,
  measureSize,
  type SizeFigures,
  type SizePlan,
} from "./schema/measure-size.ts";

const plans: readonly SizePlan[] = [
  { tables: 100, rounds: 5, migraLimitMs: 60_000 },
  { tables: 1_000, rounds: 5, migraLimitMs: 60_000 },
  { tables: 5_000, rounds: 3, migraLimitMs: 0 },
];

const aims = {
  equalMs: 50,
  driftMs: 500,
  driftTables: 1_000,
  megabytes: 200,
  /** Time for each table at the largest size, against that at 1,000 tables. */
  growth: 1.25,
};

/** The schema step on generated schemas on a real server, beside bare pg_dump, `diff -u` and migra. */
export async function measureSchema(): Promise<readonly Measurement[]> {
  const installation = join(import.meta.dirname, "../dist");
  const node = openNodeHost({ variables: process.env, installation });
  const place = mkdtempSync(join(tmpdir(), "promote-bench-schema-"));
  try {
    return await withServer(node.host, {}, async ({ url, source }) => {
      const sizes: SizeFigures[] = [];
      for (const plan of plans) {
        sizes.push(await measureSize(url, join(place, `${plan.tables}`), plan));
      }
      return [...sizes.map((size) => measurementOf(size, productOf(source))), ...growthOf(sizes)];
    });
  } finally {
    await node.close();
    rmSync(place, { recursive: true, force: true });
  }
}

function measurementOf(size: SizeFigures, source: string): Measurement {
  const { tables, rounds, equal, drift, renamedMs, diff } = size;
  const driftAim = tables === aims.driftTables ? { aim: aims.driftMs } : {};
  return {
    title: `the schema step, ${wordsOf(tables, "tables")}, median of ${rounds}, ${source}`,
    figures: [
      { name: "equal: more than bare pg_dump", ...overOf(equal), aim: aims.equalMs },
      memoryFigure("equal", equal),
      { name: "drift: more than bare pg_dump", ...overOf(drift), ...driftAim },
      memoryFigure("drift", drift),
      {
        name: "every index renamed: comparison and hazards",
        ...{ value: renamedMs, unit: "ms" },
        beside: `the drift: diff -u ${wordsOf(diff.ms, "ms")}, ${migraWords(size)}`,
      },
    ],
  };
}

function memoryFigure(name: string, { megabytes }: Measured): Figure {
  const aim = aims.megabytes;
  return { name: `${name}: memory beyond the text`, value: megabytes, unit: "MB", aim };
}

function overOf({
  overMs,
  bareMs,
  stepMs,
  findings,
}: Measured): Pick<Figure, "value" | "unit" | "beside"> {
  const said = `${wordsOf(findings, "findings")}`;
  const beside = `pg_dump ${wordsOf(bareMs, "ms")}, step ${wordsOf(stepMs, "ms")}; ${said}`;
  return { value: overMs, unit: "ms", beside };
}

function migraWords({ tables, drift, migra }: SizeFigures): string {
  const limitMs = plans.find((one) => one.tables === tables)?.migraLimitMs ?? 0;
  if (migra !== undefined) {
    return `migra ${wordsOf(migra.ms, "ms")}, ${wordsOf(migra.ms / drift.stepMs, "times")} the step`;
  }
  return limitMs > 0 ? `migra given up after ${wordsOf(limitMs, "ms")}` : "migra not run";
}

function growthOf(sizes: readonly SizeFigures[]): readonly Measurement[] {
  const [small, large] = [sizes.at(-2), sizes.at(-1)];
  if (small === undefined || large === undefined) return [];
  const growth = (of: (size: SizeFigures) => number) => ({
    value: of(large) / large.tables / (of(small) / small.tables),
    ...{ unit: "times", aim: aims.growth },
  });
  const counts = `${wordsOf(large.tables, "tables")} to ${wordsOf(small.tables, "tables")}`;
  return [
    {
      title: `the schema step, time for each table, ${counts}`,
      figures: [
        { name: "equal", ...growth(({ equal }) => equal.stepMs) },
        { name: "drift", ...growth(({ drift }) => drift.stepMs) },
        { name: "every index renamed", ...growth((size) => size.renamedMs) },
      ],
    },
  ];
}
