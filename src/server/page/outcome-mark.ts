import type { Outcome, Status } from "../../gate/result.ts";
import { type Html, html } from "../../report/html/html.ts";

/** Outcomes in the order in which they are told. */
export const outcomes: readonly Outcome[] = ["cleared", "blocked", "undecided"];

/** An outcome at the beginning of a sentence. */
export const outcomeTitles: { readonly [Each in Outcome]: string } = {
  cleared: "Cleared",
  blocked: "Blocked",
  undecided: "Undecided",
};

const marks: { readonly [Each in Outcome]: string } = {
  cleared: "✓",
  blocked: "✕",
  undecided: "?",
};

/** An outcome told by its word, a sign, and a colour. */
export function outcomeMark(outcome: Outcome): Html {
  return html`<span class="outcome ${outcome}"><span aria-hidden="true">${marks[outcome]}</span> ${outcome}</span>`;
}

/** The sign and the word of a check's status. */
export const statusMarks: { readonly [Each in Status]: readonly [sign: string, word: string] } = {
  passed: ["✓", "passed"],
  blocked: ["✕", "blocked"],
  undecided: ["?", "undecided"],
  "not-reached": ["·", "not reached"],
  "not-configured": ["–", "switched off"],
};
