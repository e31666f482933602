import * as z from "zod";
import { projectPath } from "../../scalars.ts";
import { itemId } from "./item-id.ts";
import { regularExpression } from "./regular-expression.ts";

/** Settings of a checklist item of kind `migrations`. */
export const migrationsItem = z.strictObject({
  id: itemId,
  kind: z.literal("migrations"),
  path: projectPath.meta({ description: "The folder of the migrations." }),
  pattern: regularExpression.default(String.raw`^(\d+)[^/]*\.sql$`).meta({
    description:
      "What a migration's path below the folder looks like; its first group is the number.",
  }),
  ignore: regularExpression.default(String.raw`\.down\.sql$`).meta({
    description: "Paths below the folder that no deployment runs, such as what undoes a migration.",
  }),
  numbering: z.enum(["sequence", "timestamp"]).default("sequence").meta({
    description: "A sequence has no gaps; timestamps are dates, or seconds since 1970.",
  }),
  downMarker: z.string().min(3).optional().meta({
    description:
      "The start of the line, such as `-- migrate:down`, after which a file undoes itself; nothing below it is judged.",
  }),
});
