import * as z from "zod";

const said = z.object({
  id: z
    .string()
    .meta({ description: "What was looked at, such as signing-key or workflow/path-filter." }),
  level: z.enum(["ok", "warn", "fail", "unknown"]).meta({
    description: "unknown: it could not be looked at.",
  }),
  what: z.string(),
  file: z.string().optional(),
  line: z.int().optional(),
  why: z.string().optional(),
  fix: z.string().optional(),
});

/** What `promote doctor --json` prints. Members may be added within a version; none is removed or retyped. */
export const doctorOutput = z
  .object({
    schemaVersion: z.literal(1),
    verdict: z.enum(["ok", "fail", "unknown"]),
    diagnoses: z.array(said),
  })
  .meta({ title: "promote doctor --json" });

export type DoctorOutput = z.output<typeof doctorOutput>;
