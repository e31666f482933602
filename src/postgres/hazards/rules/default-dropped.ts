import type { HazardRule } from "../hazard.ts";

export const defaultDropped: HazardRule = {
  area: "running-release",
  severity: "advisory",
  summary: "A required column loses its default.",
  why: "Inserts of the running release that leave the column out fail.",
  remedy: "Release code that always gives a value first, and drop the default one release later.",
  message: ({ note }) => `is required and loses its default ${note}.`,
};
