import * as z from "zod";
import { apiChangeKinds } from "../../openapi/api-change.ts";
import { duration, projectPath, slug } from "../scalars.ts";

const level = z.enum(["blocking", "advisory", "off"]);

const levelled = [...apiChangeKinds, "version-not-bumped"] as const;

const allowWhen = z.strictObject({
  bump: z.literal("major").meta({
    description:
      "`info.version` of the document must be a major release after the previous tag and after the previous document; before 1.0.0 a minor release is one.",
  }),
  confirmed: z.array(slug).min(1).meta({
    description:
      "What must be confirmed for the commit with `promote confirm`, such as mobile-app-updated.",
  }),
  validFor: duration.default(43_200_000).meta({
    description: "How long a confirmation holds that is no item of the deployment checklist.",
  }),
});

/** Settings of the check `breaking-changes`. */
export const breakingChangesSettings = z.strictObject({
  document: projectPath.default("docs/api/openapi.json"),
  firstRelease: z.enum(["forbid", "allow"]).default("forbid").meta({
    description: "Whether a repository without a previous release tag may pass.",
  }),
  levels: z
    .strictObject(Object.fromEntries(levelled.map((rule) => [rule, level.optional()])))
    .default({})
    .meta({
      description:
        "What a rule's findings do, by rule: blocking, advisory, or off. What is off is counted in the record.",
    }),
  unstable: z
    .array(
      z
        .string()
        .min(1)
        .refine((level) => level.toLowerCase() !== "stable", {
          error: "a level below `stable`, which every operation has that says none",
        }),
    )
    .default(["draft", "alpha"])
    .meta({
      description:
        "Values of `x-stability-level` in the previous release whose operations promise nothing to clients.",
    }),
  allowWhen: allowWhen.optional().meta({
    description: "When breaking changes stop nothing. By default they always block.",
  }),
  timeout: duration.default(60_000),
});
