/** A dashboard as Grafana has it. */
export type SeenDashboard =
  | { readonly state: "missing" }
  | {
      readonly state: "found";
      readonly title: string;
      /** Panels that show something: rows count by what is in them. */
      readonly panels: number;
    };

export type DashboardFacts = {
  readonly uid: string;
  /** The title that is expected; null when any will do. */
  readonly expectedTitle: string | null;
  readonly seen: SeenDashboard;
};

export type GrafanaFacts = {
  readonly id: string;
  readonly kind: "grafana";
  /** Where it was asked: without user information and query; the origin alone when a variable holds the URL. */
  readonly address: string;
  /** What it says its version is; null when it does not. */
  readonly version: string | null;
  readonly dashboards: readonly DashboardFacts[];
};
