import type { HazardRule } from "../hazard.ts";

export const enumLabelRenamed: HazardRule = {
  area: "running-release",
  severity: "blocking",
  summary: "A label of an enum has another name.",
  why: "The running release writes and compares with the old label, and fails.",
  remedy: "Add the new label, release code that knows both, then change the rows.",
  message: ({ note }) => `has the label ${note} instead.`,
};
