import type { Rule } from "../../../../../gate/rule.ts";
import type { GrafanaFacts } from "../facts.ts";

export const dashboardEmpty: Rule<GrafanaFacts> = {
  severity: "blocking",
  summary: "A dashboard has no panel.",
  why: "A release cannot be watched on a dashboard that shows nothing.",
  remedy: "Restore the panels of the dashboard, or correct its uid in the item.",
  *judge({ id, address, dashboards }) {
    for (const { uid, seen } of dashboards) {
      if (seen.state !== "found" || seen.panels > 0) continue;
      yield {
        subject: `${id}, dashboard ${uid}`,
        message: `${seen.title.trim() === "" ? "" : `("${seen.title}") `}has no panel.`,
        remedy: `Restore the panels of the dashboard ${uid} in Grafana at ${address}, or correct \`dashboards\` of the item ${id} in promote.yaml.`,
        identity: `${id}\n${uid}`,
      };
    }
  },
};
