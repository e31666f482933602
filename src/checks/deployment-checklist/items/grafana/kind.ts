import type { ItemKind } from "../item-kind.ts";
import type { GrafanaFacts } from "./facts.ts";
import { grafanaRules } from "./rules/index.ts";

/** Dashboards that are there and show something. */
export const grafana: ItemKind<GrafanaFacts> = {
  rules: grafanaRules,
  evidence({ address, version, dashboards }) {
    const told = dashboards.flatMap(({ uid, seen }) =>
      seen.state === "found" ? [{ uid, title: seen.title, panels: seen.panels }] : [],
    );
    return { values: { address, version, dashboards: told } };
  },
};
