import type { HazardRule } from "../hazard.ts";

export const columnBecameNullable: HazardRule = {
  area: "integrity",
  severity: "advisory",
  summary: "A required column takes nulls.",
  why: "Readers of the running release that expect a value meet none.",
  remedy: "Release readers that expect nulls first.",
  message: () => "takes nulls.",
};
