import type { HazardRule } from "../hazard.ts";

export const triggerDisabled: HazardRule = {
  area: "integrity",
  severity: "advisory",
  summary: "A trigger or rule is disabled.",
  why: "What it kept right or wrote down no longer happens, and it looks as if it did.",
  remedy: "Enable it again (`ALTER TABLE … ENABLE TRIGGER`), or drop it.",
  message: () => "is disabled.",
};
