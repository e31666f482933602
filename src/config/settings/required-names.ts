import * as z from "zod";
import { variableName } from "../scalars.ts";

const names = z.array(variableName).min(1);

/** Variables that both environments must have, beside those whose values are compared. */
export const requiredNames = z.strictObject({
  always: z.array(variableName).default([]).meta({ description: "Names that must be there." }),
  when: z
    .array(z.strictObject({ all: names, require: names }))
    .default([])
    .meta({ description: "Where all of `all` are there, so must all of `require`." }),
  allOrNone: z
    .array(z.array(variableName).min(2))
    .default([])
    .meta({ description: "Groups of names of which an environment has all or none." }),
});

export type RequiredNames = z.output<typeof requiredNames>;

/** Every name spoken of, once. */
export function requiredNamesIn({ always, when, allOrNone }: RequiredNames): readonly string[] {
  const conditional = when.flatMap(({ all, require }) => [...all, ...require]);
  return [...new Set([...always, ...conditional, ...allOrNone.flat()])];
}
