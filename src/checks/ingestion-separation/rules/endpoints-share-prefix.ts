import type { Rule } from "../../../gate/rule.ts";
import { type EndpointComparison, type Overlap, sharingRemedyOf } from "../facts.ts";

export const endpointsSharePrefix: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "Compared by prefix, the two endpoints are one, or one lies inside the other.",
  why: "What is tried in staging reaches what production depends on.",
  remedy: "Give each environment a path of its own, neither below the other.",
  *judge({ variable, from, to, staging, production, compare, overlap }) {
    if (compare !== "prefix" || overlap === null) return;
    if (staging.state !== "usable" || production.state !== "usable") return;
    const relation = relationOf(overlap, from, to);
    if (relation === undefined) return;
    yield {
      subject: variable,
      identity: `${variable} ${production.authority} ${overlap}`,
      message: `${relation} on ${production.authority}, with ${from} from ${staging.source} and ${to} from ${production.source}.`,
      remedy: sharingRemedyOf(from, staging.source, production.source),
    };
  },
};

function relationOf(overlap: Overlap, from: string, to: string): string | undefined {
  if (overlap === "same") return "has one path in both environments";
  if (overlap === "staging-inside") return `has the path of ${from} inside the path of ${to}`;
  if (overlap === "production-inside") return `has the path of ${to} inside the path of ${from}`;
  return undefined;
}
