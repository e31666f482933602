import type { Rule } from "../../../../../gate/rule.ts";
import type { GrafanaFacts } from "../facts.ts";

export const dashboardTitleDiffers: Rule<GrafanaFacts> = {
  severity: "blocking",
  summary: "A dashboard has another title than the checklist expects.",
  why: "Under the uid stands another dashboard than the one that the release is to be watched with.",
  remedy: "Correct the uid or the title in the item, or the title in Grafana.",
  *judge({ id, dashboards }) {
    for (const { uid, expectedTitle, seen } of dashboards) {
      if (seen.state !== "found" || expectedTitle === null || seen.title.trim() === "") continue;
      if (seen.title === expectedTitle) continue;
      yield {
        subject: `${id}, dashboard ${uid}`,
        message: `is called "${seen.title}", where "${expectedTitle}" is expected.`,
        remedy: `Correct \`dashboards\` of the item ${id} in promote.yaml, or the dashboard's title in Grafana.`,
        identity: `${id}\n${uid}`,
      };
    }
  },
};
