import type { HazardRule } from "../hazard.ts";

export const viewColumnDropped: HazardRule = {
  area: "running-release",
  severity: "blocking",
  summary: "A view no longer has a column.",
  why: "Every statement of the running release that reads the column fails from the migration on.",
  remedy: "Keep the column in the view for one release, or give the new view another name.",
  message: ({ note }) => `no longer has the column ${note}.`,
};
