/** How the page of a run looks, beside what every page has. */
export const runPageStyle = `
.top, main, footer { max-width: 62rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
.top { padding-top: clamp(2rem, 6vw, 4rem); --state: var(--changed); }
.top.cleared { --state: var(--added); } .top.blocked { --state: var(--removed); }
.way { margin: 0; color: var(--quiet); }
h1 { font-size: clamp(2rem, 6vw, 3rem); letter-spacing: -.025em; margin: .125rem 0 .5rem; color: var(--state); }
.lede { margin: 0; font-size: 1.125rem; max-width: 48rem; }
.origin { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin: 1.5rem 0 0; padding: 1rem 0 0; border-top: 1px solid var(--line); font-size: .9375rem; }
.origin dt { color: var(--quiet); font-size: .8125rem; }
.origin dd { margin: 0; }
section { margin-top: 2.5rem; }
h2 { font-size: 1.25rem; margin: 0 0 .75rem; letter-spacing: -.01em; }
h2 span { color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
.steps { list-style: none; margin: 0; padding: 0; border: 1px solid var(--line); border-radius: .625rem; }
.steps li { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr) auto; gap: .75rem; padding: .625rem 1rem; --state: var(--quiet); }
.steps li + li { border-top: 1px solid var(--line); }
.steps .passed { --state: var(--added); } .steps .blocked { --state: var(--removed); background: var(--removed-tint); } .steps .undecided { --state: var(--changed); }
.steps li:first-child { border-radius: .5625rem .5625rem 0 0; } .steps li:last-child { border-radius: 0 0 .5625rem .5625rem; }
.steps strong { font-weight: 600; } .steps .not-reached strong, .steps .not-configured strong { font-weight: 400; color: var(--quiet); }
.steps p { margin: 0; color: var(--quiet); font-size: .9375rem; }
.mark { color: var(--state); font-weight: 700; text-align: center; }
.time { color: var(--quiet); font-variant-numeric: tabular-nums; font-size: .875rem; white-space: nowrap; padding-top: .125rem; }
.finding { margin: 0 0 1rem; padding: 1rem 1.25rem; border: 1px solid var(--line); border-left: 4px solid var(--state); border-radius: .5rem; background: var(--raised); --state: var(--changed); }
.finding.blocking { --state: var(--removed); } .finding.waived { --state: var(--line); }
.kind { margin: 0; font-size: .8125rem; color: var(--state); font-weight: 600; }
.waived .kind { color: var(--quiet); }
.kind span { color: var(--quiet); font-weight: 400; margin-left: .5rem; }
h3 { font-size: 1.0625rem; font-weight: 500; margin: .25rem 0 .75rem; text-wrap: pretty; }
h3 code { font-weight: 600; }
.finding dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: .75rem 0 0; font-size: .9375rem; }
.finding dt { color: var(--quiet); } .finding dd { margin: 0; }
.ids { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: .625rem 0 0; color: var(--quiet); font-size: .875rem; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; }
.sides { table-layout: fixed; border: 1px solid var(--line); border-radius: .375rem; border-collapse: separate; border-spacing: 0; background: var(--paper); overflow: hidden; }
.sides th { font-size: .8125rem; font-weight: 500; color: var(--quiet); padding: .375rem .75rem; border-bottom: 1px solid var(--line); }
.sides th + th, .sides td + td { border-left: 1px solid var(--line); }
.sides td { padding: 0; vertical-align: top; white-space: pre-wrap; font: .8125rem/1.6 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.sides td, .sides ins, .sides del { unicode-bidi: isolate; }
.sides .same td { padding-inline: .75rem; color: var(--quiet); }
ins, del { text-decoration: none; display: block; }
.sides ins, .sides del { padding-inline: .75rem; min-height: 100%; }
ins { color: var(--added); background: var(--added-tint); }
del { color: var(--removed); background: var(--removed-tint); }
pre { margin: .5rem 0 0; padding: .625rem .75rem; background: var(--paper); border: 1px solid var(--line); border-radius: .375rem; white-space: pre-wrap; line-height: 1.5; }
pre ins, pre del { margin-inline: -.75rem; padding-inline: .75rem; }
summary { cursor: pointer; color: var(--quiet); width: fit-content; margin-bottom: .375rem; }
.again { color: var(--quiet); }
.waivers, .policy { margin: 0; padding-left: 1.25rem; } .waivers li, .policy li { margin-bottom: .375rem; } .waivers span, .policy span { color: var(--quiet); }
.wide { overflow-x: auto; }
.names { font-size: .9375rem; }
.names th, .names td { padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.names thead th { color: var(--quiet); font-weight: 500; }
.names tbody th { font-weight: 400; } .names tbody code { font-weight: 600; }
.names span { display: block; color: var(--quiet); font-size: .8125rem; }
.apart-yes { color: var(--added); } .apart-no { color: var(--removed); font-weight: 600; } .apart-unknown { color: var(--quiet); }
.command { background: var(--raised); }
footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-block: 1.25rem 2.5rem; color: var(--quiet); font-size: .875rem; }
@media (max-width: 40rem) {
  .finding { padding: .875rem 1rem; }
  .finding dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .finding dd + dt { margin-top: .5rem; }
  .sides thead { display: none; }
  .sides tr, .sides tbody { display: block; }
  .sides td { display: block; border: 0; }
  .sides td + td { border-left: 0; }
  .sides .same td + td { display: none; }
  .sides del::before { content: "− "; } .sides ins::before { content: "+ "; }
}
@media print {
  .finding { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .steps .blocked { background: none; }
}
`;
