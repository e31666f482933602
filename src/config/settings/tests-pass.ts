import * as z from "zod";
import { childVariable, command, duration, projectPath, slug } from "../scalars.ts";

const report = z.union([z.literal("stdout"), projectPath]).meta({
  description: "Where the machine-readable report is: a path the command writes, or stdout.",
});

const environment = z
  .array(childVariable)
  .default([])
  .meta({ description: "Names of variables the tests get." });

/** What a report must hold for its tests to count. */
const limits = {
  minTests: z
    .int()
    .min(1)
    .optional()
    .meta({ description: "How many tests must have run; skipped ones have not." }),
  maxSkipped: z
    .int()
    .min(0)
    .optional()
    .meta({ description: "How many tests may be skipped, pending or to do." }),
  maxDropPercent: z.int().min(0).max(99).optional().meta({
    description:
      "By how many percent fewer tests may have run than in the newest verified record in which this check passed.",
  }),
};

const timeout = duration.default(900_000);

/** A step as it is run. The only one of a command has no name, and a report for sure. */
type TestStep = Omit<z.output<typeof step>, "name"> & { name: string | undefined };

const single = z
  .strictObject({ command, report, environment, ...limits, timeout })
  .transform(({ timeout: limit, ...step }) => {
    const only: TestStep = { ...step, name: undefined, timeout: limit };
    return { steps: [only], timeout: limit };
  });

const step = z
  .strictObject({
    name: slug,
    command,
    report: report.optional(),
    environment,
    ...limits,
    timeout: duration.default(900_000),
  })
  .refine(hasReportForLimits, "a report to count tests in, or no limits on their number");

const several = z.strictObject({
  steps: z
    .array(step)
    .min(1)
    .refine(hasOwnNames, "steps whose names differ")
    .refine(hasReport, "at least one step with a report, or nothing shows that any test ran")
    .meta({ description: "Run in this order; the first that fails ends them." }),
  timeout: duration.default(3_600_000),
});

/** Settings of the check `tests-pass`: one command with a report, or named steps. Parsed to steps. */
export const testsPassSettings = z.union([single, several]);

type Step = {
  readonly name: string;
  readonly report?: string | undefined;
  readonly minTests?: number | undefined;
  readonly maxSkipped?: number | undefined;
  readonly maxDropPercent?: number | undefined;
};

function hasReportForLimits({ report, minTests, maxSkipped, maxDropPercent }: Step): boolean {
  if (report !== undefined) return true;
  return minTests === undefined && maxSkipped === undefined && maxDropPercent === undefined;
}

function hasOwnNames(steps: readonly Step[]): boolean {
  return new Set(steps.map(({ name }) => name)).size === steps.length;
}

function hasReport(steps: readonly Step[]): boolean {
  return steps.some(({ report }) => report !== undefined);
}
