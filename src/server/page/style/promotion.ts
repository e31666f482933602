/** The page of one promotion, and of one execution of a runbook. */
export const promotionStyle = `
.verdict { --state: var(--changed); border-left: 4px solid var(--state); padding-left: 1.25rem; margin: 1rem 0 0; }
.verdict.cleared { --state: var(--added); } .verdict.blocked { --state: var(--removed); }
.verdict h1 { color: var(--state); margin: 0 0 .25rem; font-size: clamp(2rem, 6vw, 2.75rem); }
.verdict .lede { margin: 0; }
.way { margin: 0; color: var(--quiet); }
.origin { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: .875rem 2rem; margin: 1.5rem 0 0; padding: 1.125rem 0 0; border-top: 1px solid var(--line); }
.origin dt { font-size: .8125rem; }
.steps { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: .625rem; overflow: hidden; }
.steps li { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr) auto; gap: .75rem; padding: .625rem 1rem; --state: var(--quiet); }
.steps li + li { border-top: 1px solid var(--line); }
.steps .passed { --state: var(--added); }
.steps .blocked { --state: var(--removed); background: var(--removed-tint); }
.steps .undecided { --state: var(--changed); }
.steps strong { font-weight: 600; }
.steps :is(.not-reached, .not-configured) strong { font-weight: 400; color: var(--quiet); }
.steps p { margin: 0; color: var(--quiet); }
.status { color: var(--state); font-size: .8125rem; white-space: nowrap; }
.mark { color: var(--state); font-weight: 700; text-align: center; }
.time { color: var(--quiet); font-variant-numeric: tabular-nums; font-size: .875rem; white-space: nowrap; }
.finding { margin: 0 0 1rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-left: 4px solid var(--state); border-radius: .5rem; background: var(--raised); --state: var(--changed); }
.finding.blocking { --state: var(--removed); } .finding.waived { --state: var(--field); }
.kind { margin: 0; font-size: .8125rem; color: var(--state); font-weight: 600; }
.waived .kind { color: var(--quiet); }
.kind span { color: var(--quiet); font-weight: 400; margin-left: .5rem; }
.finding h3 { font-size: 1.0625rem; font-weight: 500; margin: .25rem 0 .75rem; text-wrap: pretty; }
.finding h3 code { font-weight: 600; }
.finding dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: .75rem 0 0; }
.ids { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: .625rem 0 0; color: var(--quiet); font-size: .875rem; }
.sides { table-layout: fixed; border: 1px solid var(--line); border-radius: .375rem; border-collapse: separate; border-spacing: 0; background: var(--paper); overflow: hidden; }
.sides th { font-size: .8125rem; font-weight: 500; color: var(--quiet); padding: .375rem .75rem; }
.sides :is(th + th, td + td) { border-left: 1px solid var(--line); }
.sides tbody tr:hover { background: none; }
.sides td { padding: 0; border-bottom: 0; vertical-align: top; white-space: pre-wrap; font: .8125rem/1.6 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.sides :is(td, ins, del) { unicode-bidi: isolate; }
.sides .same td { padding-inline: .75rem; color: var(--quiet); }
ins, del { text-decoration: none; display: block; }
.sides :is(ins, del) { padding-inline: .75rem; min-height: 100%; }
ins { color: var(--added); background: var(--added-tint); }
del { color: var(--removed); background: var(--removed-tint); }
pre { margin: .5rem 0 0; padding: .75rem .875rem; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; white-space: pre-wrap; line-height: 1.5; }
pre :is(ins, del) { margin-inline: -.875rem; padding-inline: .875rem; }
.box { border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: .5rem; padding: 1rem 1.25rem; background: var(--raised); }
.box p { margin: 0; max-width: 50rem; }
.box pre + p { margin-top: .75rem; color: var(--quiet); }
.command { user-select: all; cursor: copy; }
@media (max-width: 44rem) {
  .origin { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem 1rem; }
  .finding { padding: .875rem 1rem; }
  .finding dl, .terms { grid-template-columns: minmax(0, 1fr); gap: 0; }
  :is(.finding dl, .terms) dd + dt { margin-top: .5rem; }
  .sides thead { display: none; }
  .sides td + td { border-left: 0; }
  .sides .same td + td { display: none; }
  .sides del::before { content: "− "; } .sides ins::before { content: "+ "; }
}
@media print {
  .finding { break-inside: avoid; }
  .steps .blocked { background: none; }
}
`;
