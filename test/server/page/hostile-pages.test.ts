import { describe, expect, it } from "vitest";
import { visible } from "../../../src/report/visible.ts";
import { errorPage } from "../../../src/server/page/failure-pages.ts";
import { readFilter } from "../../../src/server/page/filter.ts";
import { frontPage } from "../../../src/server/page/front/front-page.ts";
import type { FrontView } from "../../../src/server/page/front/front-view.ts";
import { promotionPage } from "../../../src/server/page/promotion/promotion-page.ts";
import { runbookPage } from "../../../src/server/page/runbooks/runbook-page.ts";
import { runbooksPage } from "../../../src/server/page/runbooks/runbooks-page.ts";
import type { PromotionDetails } from "../../../src/trail/promotion-details.ts";
import type { RunbookExecutionDetails } from "../../../src/trail/runbook-execution.ts";
import { hostileTexts } from "../../support/any-run.ts";
import { allElements, liveIn, pageTree, textOf } from "../../support/page-tree.ts";
import { detailsOf, undecidedDetails } from "../../support/trail-promotion.ts";
import { executionOf, frontViewOf } from "../../support/trail-views.ts";

const closed = new Set(["outcome", "status", "severity", "state", "result", "at"]);

/** The same view with a text in place of each of its own. */
function spoilt<View>(view: View, text: string): View {
  return JSON.parse(JSON.stringify(view), (key, value) =>
    typeof value === "string" && !closed.has(key) ? text : value,
  );
}

function spoiltPages(text: string): readonly string[] {
  const { asked: _, ...view } = frontViewOf();
  const front: FrontView = {
    ...spoilt(view, text),
    asked: readFilter(() => text),
  };
  const details: PromotionDetails = spoilt(detailsOf(), text);
  const execution: RunbookExecutionDetails = spoilt(executionOf(), text);
  return [
    frontPage(front),
    promotionPage(details),
    promotionPage(spoilt(undecidedDetails, text)),
    runbooksPage({ executions: { items: [execution], next: text }, isContinued: true }),
    runbookPage(execution),
    errorPage({ title: text, message: text }),
  ];
}

describe.each(hostileTexts.map((text) => [text]))("with %j in every text field", (text) => {
  it.each(spoiltPages(text).map((page, at) => [at, page] as const))(
    "page %i shows it as text, kept apart from the text around it",
    (_, page) => {
      const elements = allElements(pageTree(page));
      expect(liveIn(elements)).toEqual([]);
      const shown = visible(text).replace(/\r\n?/g, "\n");
      const isolated = elements.filter(({ name }) => name === "bdi").map(textOf);
      expect(isolated.map((one) => one.trim())).toContain(shown.trim());
      expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/);
    },
  );
});
