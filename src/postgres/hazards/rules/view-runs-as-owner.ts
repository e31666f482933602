import type { HazardRule } from "../hazard.ts";

export const viewRunsAsOwner: HazardRule = {
  area: "authorisation",
  severity: "blocking",
  summary: "A view no longer runs with the rights of who reads it.",
  why: "Its tables are read with the owner's rights, past the row security of who asks.",
  remedy: "Keep `WITH (security_invoker = true)`.",
  message: () => "loses `security_invoker`.",
};
