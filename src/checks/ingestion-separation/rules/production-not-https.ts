import type { Rule } from "../../../gate/rule.ts";
import type { EndpointComparison } from "../facts.ts";

export const productionNotHttps: Rule<EndpointComparison> = {
  severity: "blocking",
  summary: "Production's endpoint is reached without encryption.",
  why: "What production takes in can be read and changed on the way.",
  remedy: "Use the provider's https URL.",
  *judge({ variable, to, production }) {
    if (production.state !== "usable" || production.scheme === "https") return;
    yield {
      subject: `${variable} in ${to}`,
      identity: `${variable} in ${to} ${production.authority}`,
      message: "is an http URL, not https.",
      remedy: `Put the provider's https URL into ${production.source}.`,
    };
  },
};
