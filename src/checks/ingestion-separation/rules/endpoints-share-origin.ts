import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, sharingRemedyOf } from "../facts.ts";

export const endpointsShareOrigin: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "The two environments take their data from one host and port.",
  why: "What is tried in staging reaches the provider that production depends on.",
  remedy:
    "Give staging the provider's staging endpoint; `compare: prefix` is for a provider with one host and a path for each.",
  *judge({ variable, from, to, staging, production, compare, overlap }) {
    if (compare !== "origin" || overlap === "apart") return;
    if (staging.state !== "usable" || production.state !== "usable") return;
    yield {
      subject: variable,
      identity: `${variable} ${production.authority}`,
      message: `has one host, ${production.authority}, in ${from} (${staging.source}) and ${to} (${production.source}).`,
      remedy: sharingRemedyOf(from, staging.source, production.source),
    };
  },
};
