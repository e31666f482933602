import * as z from "zod";
import { command, duration, projectPath, variableName } from "../scalars.ts";

/** Settings of the check `tests-pass`. */
export const testsPassSettings = z.strictObject({
  command,
  report: z.union([z.literal("stdout"), projectPath]).meta({
    description: "Where the machine-readable report is: a path the command writes, or stdout.",
  }),
  environment: z
    .array(variableName)
    .default([])
    .meta({ description: "Names of variables the tests get." }),
  timeout: duration.default(900_000),
});
