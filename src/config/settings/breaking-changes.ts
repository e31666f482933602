import * as z from "zod";
import { duration, projectPath } from "../scalars.ts";

/** Settings of the check `breaking-changes`. */
export const breakingChangesSettings = z.strictObject({
  document: projectPath.default("docs/api/openapi.json"),
  firstRelease: z.enum(["forbid", "allow"]).default("forbid").meta({
    description: "Whether a repository without a previous release tag may pass.",
  }),
  timeout: duration.default(60_000),
});
