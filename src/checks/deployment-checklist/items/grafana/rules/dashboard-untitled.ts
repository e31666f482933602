import type { Rule } from "../../../../../gate/rule.ts";
import type { GrafanaFacts } from "../facts.ts";

export const dashboardUntitled: Rule<GrafanaFacts> = {
  severity: "blocking",
  summary: "A dashboard has no title.",
  why: "Nobody who looks for it will find it, and an untitled dashboard is mostly one that was never finished.",
  remedy: "Give the dashboard its title in Grafana.",
  *judge({ id, address, dashboards }) {
    for (const { uid, seen } of dashboards) {
      if (seen.state !== "found" || seen.title.trim() !== "") continue;
      yield {
        subject: `${id}, dashboard ${uid}`,
        message: "has no title.",
        remedy: `Give the dashboard ${uid} in Grafana at ${address} its title.`,
        identity: `${id}\n${uid}`,
      };
    }
  },
};
