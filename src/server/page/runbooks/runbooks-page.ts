import { counted } from "../../../data/counted.ts";
import { type Html, html } from "../../../report/html/html.ts";
import type { RunbookExecution } from "../../../trail/runbook-execution.ts";
import type { Page } from "../../../trail/trail.ts";
import { addresses, encoded } from "../addresses.ts";
import { documentOf } from "../document.ts";
import { commitCode, foreign, foreignOrNone } from "../foreign.ts";
import { timeOf } from "../moments.ts";
import { tableOf } from "../table.ts";

/** Which page of the list of executions is shown. */
export type RunbooksView = {
  readonly executions: Page<RunbookExecution>;
  /** Whether the list begins after its newest entry. */
  readonly isContinued: boolean;
};

/** Who went through which runbook, when, and what became of it. */
export function runbooksPage(view: RunbooksView): string {
  const { items } = view.executions;
  const list =
    items.length === 0
      ? html`<p class="empty">Nobody went through a runbook yet. <code>promote runbook start FILE</code> begins one; where the ledger is shared, <code>promote ledger push</code> brings it here.</p>\n`
      : executionTable(items);
  const main = html`<h1>Runbooks</h1>
<p class="lede">Who went through which runbook, when, and what became of it.</p>
${list}${pagesOf(view)}`;
  return documentOf({ title: "Runbooks", current: "runbooks", main });
}

function executionTable(executions: readonly RunbookExecution[]): Html {
  return tableOf({
    caption: "Executions of runbooks, newest first",
    columns: ["Started", "Runbook", "State", "Steps", "By", "Environment", "Commit"],
    rows: executions.map((execution) => [
      html`<a href="${addresses.runbook(execution.id)}">${timeOf(execution.startedAt)}</a>`,
      html`${foreign(execution.title)} <span class="aside">${foreign(execution.runbook)}</span>`,
      stateMark(execution.state),
      stepsOf(execution),
      foreign(execution.startedBy),
      foreignOrNone(execution.environment),
      commitCode(execution.commit),
    ]),
  });
}

function stepsOf({ steps }: RunbookExecution): Html {
  const parts = [
    `${steps.done} done`,
    ...(steps.skipped === 0 ? [] : [`${steps.skipped} skipped`]),
    ...(steps.failed === 0 ? [] : [`${counted(steps.failed, "step")} failed`]),
  ];
  return html`${parts.join(", ")}`;
}

/** A state told by its word, a sign, and a colour. */
export function stateMark(state: RunbookExecution["state"]): Html {
  const signs = { running: "…", finished: "✓", abandoned: "✕" } as const;
  return html`<span class="outcome ${state}"><span aria-hidden="true">${signs[state]}</span> ${state}</span>`;
}

function pagesOf({ executions, isContinued }: RunbooksView): Html {
  const { next } = executions;
  if (next === null && !isContinued) return html``;
  return html`<nav class="pages" aria-label="More executions"><ul>
${isContinued ? html`<li><a href="${addresses.runbooks}">Newest</a></li>\n` : ""}${next === null ? "" : html`<li><a href="${addresses.runbooks}?cursor=${encoded(next)}" rel="next">Older</a></li>\n`}</ul></nav>
`;
}
