import { counted } from "../../../data/counted.ts";
import { type Html, html } from "../../../report/html/html.ts";
import { durationOf } from "../../../report/words.ts";
import type { PromotionDetails, TrailCheck } from "../../../trail/promotion-details.ts";
import { sectionOf } from "../document.ts";
import { foreign } from "../foreign.ts";
import { statusMarks } from "../outcome-mark.ts";
import { isStoppingFinding } from "./ranked-findings.ts";

/** Every check in run order, with what it came to and how long it took. */
export function stepsSection({ checks }: Pick<PromotionDetails, "checks">): Html {
  return sectionOf(
    "checks",
    { title: "Checks" },
    html`<ol class="steps">
${checks.map(stepItem)}</ol>
`,
  );
}

function stepItem(check: TrailCheck): Html {
  const { status, title, durationMs } = check;
  const [sign, word] = statusMarks[status];
  return html`<li class="${status}"><span class="mark" aria-hidden="true">${sign}</span><div><strong>${foreign(title)}</strong> <span class="status">${word}</span>${resultOf(check)}</div><span class="time">${durationMs === null ? "" : durationOf(durationMs)}</span></li>
`;
}

function resultOf({ status, headline, findings, fault, reason }: TrailCheck): Html {
  const stopping = findings.filter(isStoppingFinding).length;
  const waived = findings.filter((finding) => finding.waived !== null).length;
  const parts: readonly (Html | string)[] = [
    ...(headline === null || status !== "passed" ? [] : [foreign(headline)]),
    ...(stopping === 0 ? [] : [counted(stopping, "blocking finding")]),
    ...(fault === null ? [] : [foreign(fault.message)]),
    ...(reason === null ? [] : [foreign(reason)]),
    ...(waived === 0 ? [] : [`${counted(waived, "finding")} waived`]),
  ];
  if (parts.length === 0) return html``;
  return html`<p>${parts.map((part, at) => (at === 0 ? part : html`; ${part}`))}</p>`;
}
