import type { HazardRule } from "../hazard.ts";

export const definerWithoutSearchPath: HazardRule = {
  area: "authorisation",
  severity: "blocking",
  summary: "A routine runs as its owner and takes its search path from who calls it.",
  why: "Who calls it can put own objects before those it means, and they run with the owner's rights.",
  remedy:
    "Add `SET search_path = pg_catalog, pg_temp` to it (with the schemas it needs), or make it SECURITY INVOKER.",
  message: () => "is SECURITY DEFINER and sets no `search_path`.",
};
