import * as z from "zod";
import { childVariable, command, duration } from "../../scalars.ts";
import { itemId } from "./item-id.ts";
import { regularExpression } from "./regular-expression.ts";

const expectedOutput = z.union([
  z.strictObject({ exact: z.string() }),
  z.strictObject({ contains: z.string().min(1) }),
  z.strictObject({ matches: regularExpression }),
]);

/** Settings of a checklist item of kind `command`. */
export const commandItem = z.strictObject({
  id: itemId,
  kind: z.literal("command"),
  command,
  exitCode: z.int().min(0).max(255).default(0),
  output: expectedOutput.optional().meta({
    description:
      "What standard output must be: `exact` (line breaks at its end aside), `contains`, or `matches`.",
  }),
  environment: z
    .array(childVariable)
    .default([])
    .meta({ description: "Names of variables the command gets." }),
  timeout: duration.default(60_000),
});
