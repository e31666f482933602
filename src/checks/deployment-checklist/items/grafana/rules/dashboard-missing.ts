import type { Rule } from "../../../../../gate/rule.ts";
import type { GrafanaFacts } from "../facts.ts";

export const dashboardMissing: Rule<GrafanaFacts> = {
  severity: "blocking",
  summary: "Grafana has no dashboard with the uid that the checklist names.",
  why: "Whoever watches the release opens a link that leads nowhere.",
  remedy: "Restore the dashboard, or correct its uid in the item.",
  *judge({ id, address, dashboards }) {
    for (const { uid, seen } of dashboards) {
      if (seen.state !== "missing") continue;
      yield {
        subject: `${id}, dashboard ${uid}`,
        message: `is not in Grafana at ${address}, or not among what the token may view.`,
        remedy: `Restore the dashboard or let the token view it, or correct \`dashboards\` of the item ${id} in promote.yaml.`,
        identity: `${id}\n${uid}`,
      };
    }
  },
};
