import * as z from "zod";
import { duration, projectPath } from "../../scalars.ts";
import { itemId } from "./item-id.ts";
import { regularExpression } from "./regular-expression.ts";

const versionSource = z.strictObject({
  file: projectPath.meta({
    description:
      "A file of the commit: of JSON the member `version`, of any other text the first line.",
  }),
  pattern: regularExpression.optional().meta({
    description: "Where the version stands in the file's text: the first group, or the match.",
  }),
});

/** Settings of a checklist item of kind `git`. */
export const gitItem = z.strictObject({
  id: itemId,
  kind: z.literal("git"),
  branch: z
    .string()
    .regex(/^(?![-/])(?!.*(?:\.\.|\/\/|@\{))[^\s~^:?*[\\\p{C}]+(?<![./])$/u, "the name of a branch")
    .meta({ description: "The branch that releases come from, such as main." }),
  remote: z
    .string()
    .regex(/^[A-Za-z0-9_][\w.-]*$/, "the name of a remote, such as origin")
    .default("origin"),
  untracked: z.enum(["forbid", "allow"]).default("forbid").meta({
    description: "Whether files that git neither tracks nor ignores may lie in the working tree.",
  }),
  version: z
    .union([z.literal("tags"), versionSource])
    .prefault({ file: "package.json" })
    .meta({
      description:
        "Where the version of the release is, which must not be tagged yet; `tags` when no file has it: then the commit must carry no release tag.",
    }),
  timeout: duration.default(30_000).meta({ description: "How long the remote may take." }),
});
