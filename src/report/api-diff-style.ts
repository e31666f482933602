/** How the page of two API descriptions looks, beside what every page has. */
export const apiDiffStyle = `
.top, main, footer { max-width: 58rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
.top { padding-top: clamp(2rem, 6vw, 4rem); }
.sides { margin: 0; color: var(--quiet); }
h1 { font-size: clamp(1.75rem, 5vw, 2.5rem); letter-spacing: -.02em; margin: .25rem 0 .5rem; }
h1.breaking { color: var(--removed); } h1.compatible { color: var(--added); } h1.undecided { color: var(--changed); }
.lede { color: var(--quiet); margin: 0; font-size: 1.0625rem; }
section { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1rem; }
h2 { font-size: 1.25rem; margin: 0; } summary h2 { display: inline; }
h2 span, summary span { color: var(--quiet); font-weight: 400; font-variant-numeric: tabular-nums; }
summary { cursor: pointer; padding-block: .25rem; }
section > details > summary > code { font-weight: 600; }
ul { list-style: none; margin: 0; padding: 0; }
.finding { margin: .5rem 0 .75rem; padding: .625rem 1rem; border-left: 3px solid var(--removed); background: var(--raised); border-radius: 0 .375rem .375rem 0; }
.finding.advisory { border-color: var(--changed); }
.finding p { margin: 0; }
.finding em { color: var(--changed); }
.remedy, .where, .also { color: var(--quiet); font-size: .9375rem; }
.where { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
.also ul { columns: 18rem; }
.problems li { color: var(--removed); margin-top: .5rem; }
dl { margin: .5rem 0; } dt { margin-top: .75rem; font-weight: 600; } dd { margin: .125rem 0 .125rem 1.25rem; }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-block: 1.25rem 2.5rem; color: var(--quiet); font-size: .875rem; }
@media print { details:not([open]) { display: none; } }
`;
