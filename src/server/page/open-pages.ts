import type { Trail } from "../../trail/trail.ts";
import { addresses } from "./addresses.ts";
import { assets } from "./assets.ts";
import { errorPage, notFoundPage, type PageFailure } from "./failure-pages.ts";
import { readFilter } from "./filter.ts";
import { frontPage } from "./front/front-page.ts";
import { promotionPage } from "./promotion/promotion-page.ts";
import { runbookPage } from "./runbooks/runbook-page.ts";
import { runbooksPage } from "./runbooks/runbooks-page.ts";

/** The part of a query string that pages read. */
type Query = { get(name: string): string | null };

/** A page, or a file that pages load. */
type Answer = {
  readonly status: 200 | 400 | 404;
  readonly type: string;
  readonly text: string;
  readonly isForever?: boolean;
};

/** Rows of a list on one page, and points of the chart of the schema. */
const limits = { list: 25, snapshots: 100 } as const;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What people read of a trail: pages by their path, and the page of what went wrong. */
export function openPages(trail: Trail) {
  return {
    async answer({ path, query }: { path: string; query: Query }): Promise<Answer | undefined> {
      const asset = assets.find((one) => one.path === path);
      if (asset !== undefined) {
        return { status: 200, type: asset.type, text: asset.content, isForever: true };
      }
      if (path === addresses.front) return front(trail, query);
      if (path === addresses.runbooks) return runbooks(trail, query);
      const [, kind, id = ""] = /^\/(promotions|runbooks)\/([^/]+)$/.exec(path) ?? [];
      if (kind === undefined) return undefined;
      return kind === "promotions" ? promotion(trail, id) : runbook(trail, id);
    },
    problem({ title, detail }: { readonly title: string; readonly detail: string }): string {
      const failure: PageFailure = { title, message: detail };
      return errorPage(failure);
    },
  };
}

async function front(trail: Trail, query: Query): Promise<Answer> {
  const asked = readFilter((name) => query.get(name) ?? undefined);
  const cursor = cursorOf(query);
  const [summary, promotions, environments, waivers, snapshots] = await Promise.all([
    trail.summary(),
    trail.promotions(asked.filter, { limit: limits.list, cursor }),
    trail.environments(),
    trail.waivers(),
    trail.snapshots({ limit: limits.snapshots }),
  ]);
  const isContinued = cursor !== undefined;
  const text = frontPage({
    ...{ summary, promotions, asked, isContinued, environments, waivers },
    snapshots: snapshots.items,
  });
  return pageAnswer(asked.problems.size === 0 ? 200 : 400, text);
}

async function promotion(trail: Trail, id: string): Promise<Answer> {
  const found = uuid.test(id) ? await trail.promotion(id) : undefined;
  return found === undefined
    ? pageAnswer(404, notFoundPage())
    : pageAnswer(200, promotionPage(found));
}

async function runbooks(trail: Trail, query: Query): Promise<Answer> {
  const cursor = cursorOf(query);
  const executions = await trail.runbookExecutions({ limit: limits.list, cursor });
  return pageAnswer(200, runbooksPage({ executions, isContinued: cursor !== undefined }));
}

async function runbook(trail: Trail, id: string): Promise<Answer> {
  const found = uuid.test(id) ? await trail.runbookExecution(id) : undefined;
  return found === undefined
    ? pageAnswer(404, notFoundPage())
    : pageAnswer(200, runbookPage(found));
}

function cursorOf(query: Query): string | undefined {
  const cursor = query.get("cursor") ?? "";
  return cursor === "" ? undefined : cursor;
}

function pageAnswer(status: Answer["status"], text: string): Answer {
  return { status, type: "text/html; charset=utf-8", text };
}
