import * as z from "zod";

/** What every document for programs says of a finding first, in this order. */
export const findingWords = {
  rule: z.string().meta({ description: "<check>/<rule>; `promote explain` tells more." }),
  severity: z.enum(["blocking", "advisory"]),
  subject: z.string(),
  message: z.string().meta({ description: "Reads on from the subject." }),
  why: z.string(),
  remedy: z.string(),
};

/** What tells a finding from others, as documents for programs have it. */
export const outputFingerprint = z
  .string()
  .meta({ description: "Stable across commits and reformatting." });

/** A fault, as documents for programs have it. */
export const outputFault = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  detail: z.string().optional(),
});
