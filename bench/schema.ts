import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openNodeHost } from "../src/node-host/node-host.ts";
import { withServer } from "../src/postgres/server.ts";
import { measureSize, type SizeFigures, type SizePlan } from "./schema/measure-size.ts";

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
export async function measureSchema(): Promise<string[]> {
  const installation = join(import.meta.dirname, "../dist");
  const node = openNodeHost({ variables: process.env, installation });
  const place = mkdtempSync(join(tmpdir(), "promote-bench-schema-"));
  try {
    return await withServer(node.host, {}, async ({ url, source }) => {
      const sizes: SizeFigures[] = [];
      for (const plan of plans) {
        sizes.push(await measureSize(url, join(place, `${plan.tables}`), plan));
      }
      return [`schema step, ${source}`, ...sizes.flatMap(linesOfSize), ...growthLines(sizes)];
    });
  } finally {
    await node.close();
    rmSync(place, { recursive: true, force: true });
  }
}

function linesOfSize(size: SizeFigures): string[] {
  const { tables, rounds, equal, drift, renamedMs, diff, migra } = size;
  const driftAim = tables === aims.driftTables ? [[drift.overMs, aims.driftMs] as const] : [];
  return [
    `${tables} tables, median of ${rounds}`,
    `  equal: pg_dump ${ms(equal.bareMs)}, step ${ms(equal.stepMs)}, ratio ${ratio(equal.stepMs, equal.bareMs)}`,
    `    over pg_dump ${ms(equal.overMs)}${aim(equal.overMs, aims.equalMs, "ms")}`,
    `    memory beyond the text ${equal.megabytes.toFixed(0)} MB${aim(equal.megabytes, aims.megabytes, "MB")}`,
    `  drift: pg_dump ${ms(drift.bareMs)}, step ${ms(drift.stepMs)}, ratio ${ratio(drift.stepMs, drift.bareMs)}, ${drift.findings} findings`,
    `    over pg_dump ${ms(drift.overMs)}${driftAim.map(([is, most]) => aim(is, most, "ms")).join("")}`,
    `    memory beyond the text ${drift.megabytes.toFixed(0)} MB${aim(drift.megabytes, aims.megabytes, "MB")}`,
    `  every index renamed: comparison and hazards ${ms(renamedMs)}`,
    `  the same drift: diff -u ${ms(diff.ms)} for ${diff.said} lines, ${migraWords(size, migra)}`,
  ];
}

function migraWords({ tables, drift }: SizeFigures, migra: SizeFigures["migra"]): string {
  const plan = plans.find((one) => one.tables === tables);
  if (migra === undefined) {
    return plan?.migraLimitMs ? `migra given up after ${ms(plan.migraLimitMs)}` : "migra not run";
  }
  return `migra ${ms(migra.ms)} for ${migra.said} statements, ratio ${ratio(migra.ms, drift.stepMs)} to the step`;
}

function growthLines(sizes: readonly SizeFigures[]): string[] {
  const [small, large] = [sizes.at(-2), sizes.at(-1)];
  if (small === undefined || large === undefined) return [];
  const figures: readonly (readonly [string, (size: SizeFigures) => number])[] = [
    ["equal", ({ equal }) => equal.stepMs],
    ["drift", ({ drift }) => drift.stepMs],
    ["every index renamed", ({ renamedMs }) => renamedMs],
  ];
  return [
    `growth: time for each table at ${large.tables} tables against ${small.tables}`,
    ...figures.map(([name, of]) => {
      const growth = of(large) / large.tables / (of(small) / small.tables);
      return `  ${name}: ratio ${growth.toFixed(2)}${aim(growth, aims.growth, "")}`;
    }),
  ];
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

function aim(is: number, most: number, unit: string): string {
  return ` (aim: at most ${most}${unit === "" ? "" : ` ${unit}`}, ${is <= most ? "met" : "MISSED"})`;
}
