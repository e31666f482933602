import { BadCursor } from "../../src/trail/cursor.ts";
import type { PageRequest, Trail } from "../../src/trail/trail.ts";
import { detailsOf, promotionOf } from "./trail-promotion.ts";
import { executionOf, frontViewOf, promotionsOf, snapshotOf, summaryOf } from "./trail-views.ts";

const promotions = promotionsOf(60);

/** A trail of sixty promotions, the same in every run; `asked` keeps what was asked of it. */
export function trailDouble(): Trail & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    async promotions(filter, page) {
      asked.push(filter);
      const fitting = promotions.filter(
        ({ outcome, environment, commit }) =>
          (filter.outcome === undefined || outcome === filter.outcome) &&
          (filter.environment === undefined || environment.to === filter.environment) &&
          commit.startsWith(filter.commit ?? ""),
      );
      return pageFrom(fitting, page);
    },
    async promotion(recordId) {
      const found = promotions.find((one) => one.recordId === recordId);
      if (found === undefined) return undefined;
      return found.outcome === "blocked"
        ? detailsOf({ recordId })
        : detailsOf({ ...found, checks: [], reservations: [] });
    },
    recordFile: async () => undefined,
    confirmations: async () => ({ items: [], next: null }),
    waivers: async () => frontViewOf().waivers,
    runbookExecutions: async (page) => pageFrom([executionOf()], page),
    runbookExecution: async (id) => (id === executionOf().id ? executionOf() : undefined),
    snapshots: async (page) =>
      pageFrom(
        promotions.map((one, at) => snapshotOf(420 - at * 4 - (at % 3), one)),
        page,
      ),
    summary: async () =>
      summaryOf({
        inEnvironments: [
          promotionOf({ recordId: promotions[0]?.recordId ?? "" }),
          promotionOf({
            environment: { from: "staging", to: "eu-production" },
            commit: "52c1d09e6bd0c6fb7be8c47a0e5d7a7ec617c470",
            actor: { id: "release.yml@main", kind: "workflow", provenBy: "oidc" },
            finishedAt: "2026-11-21T08:00:00Z",
          }),
        ],
      }),
    environments: async () => ["production", "eu-production"],
    mark: async () => undefined,
    ready: async () => {},
  };
}

function pageFrom<Item>(items: readonly Item[], { limit, cursor }: PageRequest) {
  const start = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(start)) throw new BadCursor("The cursor is none.");
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? String(end) : null };
}
