import { type Html, html } from "../../../report/html/html.ts";
import type { RunbookExecutionDetails, RunbookStep } from "../../../trail/runbook-execution.ts";
import { addresses } from "../addresses.ts";
import { documentOf, sectionOf } from "../document.ts";
import { commitCode, foreign, foreignCode, foreignOrNone, repositoryLink } from "../foreign.ts";
import { timeOf } from "../moments.ts";
import { tableOf } from "../table.ts";
import { stateMark } from "./runbooks-page.ts";

/** One execution of a runbook, step by step. */
export function runbookPage(execution: RunbookExecutionDetails): string {
  const { title, told } = execution;
  const steps =
    told.length === 0
      ? html`<p class="empty">No step was told yet.</p>\n`
      : tableOf({
          caption: "Steps, in the order they were told",
          columns: ["Step", "Result", "What", "By", "At", "Note"],
          rows: told.map((step) => [
            step.step,
            resultMark(step.result),
            foreignOrNone(step.title),
            foreign(step.by),
            timeOf(step.at),
            foreignOrNone(step.note),
          ]),
        });
  const main = html`<p class="back"><a href="${addresses.runbooks}">All runbooks</a></p>
<h1>${foreign(title)}</h1>
<p class="lede">${stateMark(execution.state)} ${endOf(execution)}</p>
${originOf(execution)}${sectionOf("steps", { title: "Steps" }, steps)}`;
  return documentOf({ title, current: "none", main });
}

function endOf({ endedBy, endedAt, endNote }: RunbookExecutionDetails): Html {
  if (endedAt === null) return html``;
  return html`${timeOf(endedAt)}${endedBy === null ? "" : html` by ${foreign(endedBy)}`}${endNote === null ? "" : html`: ${foreign(endNote)}`}`;
}

function originOf(execution: RunbookExecutionDetails): Html {
  const rows: readonly (readonly [string, Html])[] = [
    ["Runbook", foreignCode(execution.runbook)],
    ["SHA-256", foreignCode(execution.runbookSha256.slice(0, 16))],
    ["Repository", repositoryLink(execution.repository)],
    ["Commit", commitCode(execution.commit)],
    ["Environment", foreignOrNone(execution.environment)],
    ["Started by", foreign(execution.startedBy)],
    ["Started", timeOf(execution.startedAt)],
  ];
  return html`<dl class="origin">
${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
`;
}

function resultMark(result: RunbookStep["result"]): Html {
  const signs = { done: "✓", failed: "✕", skipped: "–" } as const;
  return html`<span class="outcome ${result}"><span aria-hidden="true">${signs[result]}</span> ${result}</span>`;
}
