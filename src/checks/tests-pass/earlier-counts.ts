import * as z from "zod";
import type { EarlierRecord } from "../../gate/check.ts";
import type { EarlierCount } from "./facts.ts";

const counts = z.object({ passed: z.int().min(0), failed: z.int().min(0) });

const stepEvidence = z.object({ name: z.string().nullable(), ...counts.partial().shape });

const testsEvidence = z.object({
  tests: z.object({ ...counts.partial().shape, steps: z.array(stepEvidence).default([]) }),
});

/**
 * How many tests of a step ran in an earlier record. A single step with a report is compared with all tests
 * of the record, so that a new name loses nothing.
 */
export function earlierCountOf(
  record: EarlierRecord | undefined,
  name: string | undefined,
  isOnlyReport: boolean,
): EarlierCount | null {
  const { success, data } = testsEvidence.safeParse(record?.evidence);
  if (!success || record === undefined) return null;
  const { tests } = data;
  const found = isOnlyReport ? tests : tests.steps.find((step) => step.name === (name ?? null));
  const read = counts.safeParse(found);
  if (!read.success) return null;
  const ran = read.data.passed + read.data.failed;
  return ran === 0 ? null : { file: record.file, ran };
}
