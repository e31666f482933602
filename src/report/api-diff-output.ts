import * as z from "zod";

const place = z
  .object({
    document: z.string().meta({ description: "Path from the root of the repository." }),
    pointer: z.string().meta({ description: "JSON pointer (RFC 6901) into the document." }),
    line: z.int().optional(),
  })
  .nullable();

const finding = z.object({
  rule: z.string().meta({ description: "<check>/<rule>; `promote explain` tells more." }),
  severity: z.enum(["blocking", "advisory"]),
  confidence: z.enum(["proven", "unproven"]).meta({
    description: "unproven: nothing was found that tells the two apart, and nothing was ruled out.",
  }),
  subject: z.string(),
  message: z.string().meta({ description: "Reads on from the subject." }),
  remedy: z.string(),
  operations: z.array(z.string()).meta({ description: "Those it reaches, the nearest first." }),
  pointer: z.string().meta({ description: "In the revision, or in the base for what is gone." }),
  base: place,
  revision: place,
  fingerprint: z.string().meta({ description: "Stable across commits and reformatting." }),
});

const section = z.enum(["added", "changed", "deprecated", "removed", "documentation"]);

const entry = z.object({
  kind: z.string().meta({ description: "What happened, such as property-added." }),
  section,
  subject: z.string().meta({ description: "An operation, a webhook, a component, or the API." }),
  place: z.string().meta({ description: "Where in the subject; empty for all of it." }),
  name: z.string(),
  text: z.string().meta({ description: "Reads on from subject and place." }),
  before: z.string().nullable(),
  after: z.string().nullable(),
  base: place,
  revision: place,
});

const changelog = z.object({
  counts: z.record(section, z.int()),
  entries: z.array(entry).meta({ description: "Those of one subject beside each other." }),
});

const problem = z.object({
  side: z.enum(["base", "revision"]),
  document: z.string(),
  message: z.string(),
  line: z.int().nullable(),
  column: z.int().nullable(),
});

/** What `promote api diff --json` and `promote api changelog --json` print. Members may be added within a version. */
export const apiDiffOutput = z
  .object({
    schemaVersion: z.literal(1),
    verdict: z.enum(["compatible", "breaking", "undecided"]).meta({
      description: "Exit code 0, 1, 2 of `promote api diff`.",
    }),
    base: z.string().meta({ description: "The side as it was named." }),
    revision: z.string(),
    findings: z.array(finding),
    changes: changelog.nullable().meta({
      description: "What changed beside what the findings say; null when undecided.",
    }),
    problems: z.array(problem).meta({ description: "Why the verdict is undecided." }),
  })
  .meta({ title: "promote api diff --json" });

/** What a comparison of two API descriptions came to. */
export type ApiDiff = z.output<typeof apiDiffOutput>;

export type ApiFinding = ApiDiff["findings"][number];
export type ApiChangelogEntry = z.output<typeof entry>;
export type ApiProblem = ApiDiff["problems"][number];

/** The comparison for a program. */
export function apiDiffJson(diff: ApiDiff): string {
  return `${JSON.stringify(diff, null, 2)}\n`;
}
