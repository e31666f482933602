/** Frame, tables, forms and lists of every page of the server. */
export const frameStyle = `
:root { --soft: #eef1f5; --field: #868f9c; }
@media (prefers-color-scheme: dark) { :root { --soft: #222833; --field: #6b7583; } }
html { scroll-padding-top: 1rem; }
body { font-size: .9375rem; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--accent); color: var(--paper); border-radius: 0 0 .375rem .375rem; z-index: 1; }
.skip:focus { top: 0; }
.bar, main, .foot { max-width: 74rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 2rem; padding-block: 1rem; }
.brand { display: inline-flex; align-items: center; gap: .5rem; font-weight: 650; font-size: 1.0625rem; color: var(--ink); text-decoration: none; letter-spacing: -.01em; }
.bar ul, .pages ul { list-style: none; display: flex; gap: .25rem; margin: 0; padding: 0; }
.bar li a { display: block; padding: .375rem .75rem; border-radius: .375rem; color: var(--quiet); text-decoration: none; }
.bar li a:hover { color: var(--ink); background: var(--raised); }
.bar [aria-current] { color: var(--ink); font-weight: 600; background: var(--soft); }
main { padding-bottom: 2rem; }
main:focus { outline: none; }
h1 { font-size: clamp(1.75rem, 5vw, 2.25rem); letter-spacing: -.025em; margin: 1rem 0 .5rem; }
h2 { font-size: 1.25rem; letter-spacing: -.01em; margin: 0 0 .25rem; }
section { margin-top: 2.75rem; }
:is(h1, .notice) + section { margin-top: 1.5rem; }
section > h2 + :not(.note) { margin-top: .75rem; }
.lede { margin: 0 0 1.5rem; font-size: 1.0625rem; max-width: 50rem; }
.note, .aside, .none { color: var(--quiet); }
.note { margin: 0 0 1rem; }
.aside { font-size: .875rem; font-weight: 400; }
.ago { white-space: nowrap; }
.proof { display: block; }
.notice { display: inline-block; margin: 0; padding: .375rem .875rem; border-left: 4px solid var(--changed); background: var(--soft); border-radius: .25rem; }
.empty { padding: 1.5rem; border: 1px dashed var(--field); border-radius: .625rem; color: var(--quiet); margin: .75rem 0; }
.back { margin: .5rem 0 0; font-size: .875rem; }
abbr { text-decoration: none; color: var(--quiet); font-size: .8125em; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font-size: .9em; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 0 3rem; }
.pair section { min-width: 0; }

.environments { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 1rem; }
.card { border: 1px solid var(--line); border-top: 3px solid var(--added); border-radius: .5rem; padding: 1rem 1.25rem 1.125rem; background: var(--raised); min-width: 0; }
.card h3 { margin: 0; font-size: 1.0625rem; }
.card p { margin: 0; }
.repository { color: var(--quiet); font-size: .875rem; }
.repository a { color: inherit; }
.card .commit { margin: .5rem 0 .625rem; font-size: 1.375rem; line-height: 1.3; }
.card .commit code { font-weight: 600; }
.card dl, .terms { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1875rem 1rem; margin: 0; }
.card dl { font-size: .9375rem; }
dt { color: var(--quiet); } dd { margin: 0; }
.terms { margin-bottom: 1rem; }

table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .5rem 1.25rem .5rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--quiet); font-weight: 500; font-size: .8125rem; white-space: nowrap; padding-block: .375rem; }
tbody th { font-weight: 400; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th .aside, td .aside { display: block; }
tbody tr:hover { background: var(--raised); }

.outcome { font-weight: 600; white-space: nowrap; color: var(--quiet); }
.outcome > span { display: inline-block; width: 1em; text-align: center; }
.outcome.cleared, .outcome.finished, .outcome.done { color: var(--added); }
.outcome.blocked, .outcome.abandoned, .outcome.failed { color: var(--removed); }
.outcome.undecided, .outcome.running { color: var(--changed); }
.over { color: var(--removed); } .near { color: var(--changed); }

.filter { display: flex; flex-wrap: wrap; align-items: flex-end; gap: .75rem; margin: 1.25rem 0 1rem; padding: 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: .625rem; }
.field { display: flex; flex-direction: column; gap: .1875rem; flex: 1 1 8.5rem; min-width: 0; }
label { font-size: .8125rem; color: var(--quiet); }
input, select, button { font: inherit; color: inherit; min-height: 2.5rem; border-radius: .375rem; }
input, select { width: 100%; min-width: 0; padding: .25rem .625rem; background: var(--paper); border: 1px solid var(--field); }
input::placeholder { color: var(--quiet); opacity: 1; }
[aria-invalid] { border-color: var(--removed); box-shadow: inset 0 0 0 1px var(--removed); }
.problem { margin: 0; color: var(--removed); font-size: .8125rem; }
.actions { display: flex; align-items: center; gap: 1rem; min-height: 2.5rem; }
button { padding: .25rem 1.25rem; background: var(--accent); border: 1px solid var(--accent); color: var(--paper); font-weight: 600; cursor: pointer; }
button:hover { filter: brightness(1.1); }
.pages { margin-top: 1rem; }
.pages a { display: inline-block; padding: .5rem 1.125rem; border: 1px solid var(--field); border-radius: .375rem; text-decoration: none; color: var(--ink); }
.pages a:hover { background: var(--raised); }
.foot p { border-top: 1px solid var(--line); margin: 2rem 0 0; padding-block: 1.25rem 2.5rem; color: var(--quiet); font-size: .8125rem; }

@media (max-width: 44rem) {
  section { margin-top: 2.25rem; }
  table, tbody, tbody tr, tbody th, tbody td { display: block; }
  main table:not(.sides) thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  main table:not(.sides) tbody tr { border: 1px solid var(--line); border-radius: .5rem; margin-bottom: .625rem; padding: .625rem .875rem; background: var(--raised); }
  main table:not(.sides) tbody :is(th, td) { border: 0; padding: .125rem 0; text-align: left; }
  main table:not(.sides) tbody th { font-weight: 600; }
  main table:not(.sides) tbody td { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0 .5rem; }
  main table:not(.sides) tbody td > div { grid-column: 2; }
  td[data-label]::before { content: attr(data-label); content: attr(data-label) / ""; color: var(--quiet); font-size: .8125rem; }
  .card .commit { font-size: 1.25rem; }
  .bar ul { margin-left: -.75rem; }
}
@media print {
  .bar nav, .filter, .pages, .skip, .back { display: none; }
  .card, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
