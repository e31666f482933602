import * as z from "zod";

const piece = String.raw`(?:[^"\s.]|"(?:[^"]|"")+"(?!"))`;

const namePattern = z
  .string()
  .regex(
    new RegExp(`^(?:${piece}|\\.)+$`),
    "a name in which `*` stands for any letters; what SQL would quote stands in double quotes",
  );

const partitionPattern = z
  .string()
  .regex(
    new RegExp(`^${piece}+\\.${piece}+$`),
    "schema.name of the partitions, such as public.events_*, each quoted where SQL would",
  );

const someNames = z.array(namePattern).min(1);
const allOrSome = z.union([z.literal(true), someNames]);

/** What a comparison of schemas passes over besides noise; each kind is counted where the comparison is told. */
export const ignoreList = z.strictObject({
  presets: z
    .array(z.enum(["supabase", "neon", "rds", "railway"]))
    .min(1)
    .optional()
    .meta({
      description: "What a host of PostgreSQL owns in a database and its customer cannot change.",
    }),
  schemas: someNames
    .optional()
    .meta({ description: "Schemas with everything in them. Patterns with *, of the whole name." }),
  owners: allOrSome
    .optional()
    .meta({ description: "true: who owns an object. Patterns: owners of these names only." }),
  grants: allOrSome
    .optional()
    .meta({ description: "true: what roles may do. Patterns: what roles of these names may do." }),
  comments: z.literal(true).optional().meta({ description: "COMMENT ON anything." }),
  partitions: z.array(partitionPattern).min(1).optional().meta({
    description:
      "Partitions that come and go, as schema.name with *, such as public.events_*, with all that hangs from them.",
  }),
});
