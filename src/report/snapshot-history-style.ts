/** How the page of the history looks, beside what every page has. */
export const historyStyle = `
.top, main, footer { max-width: 58rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
.top { padding-top: clamp(2rem, 6vw, 4rem); }
.path { margin: 0; color: var(--quiet); }
h1 { font-size: clamp(1.75rem, 5vw, 2.5rem); letter-spacing: -.02em; margin: .25rem 0 .5rem; }
.lede { color: var(--quiet); margin: 0; font-size: 1.0625rem; }
.growth { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 1rem; margin: 2rem 0 1rem; }
figure { margin: 0; padding: 1rem 1rem .5rem; background: var(--raised); border: 1px solid var(--line); border-radius: .625rem; }
figcaption { margin-bottom: .75rem; display: flex; justify-content: space-between; align-items: baseline; color: var(--quiet); }
figcaption strong { color: var(--ink); font-size: 1.5rem; line-height: 1; font-variant-numeric: tabular-nums; }
svg { display: block; width: 100%; height: auto; }
figure p { display: flex; justify-content: space-between; margin: .25rem 0 0; color: var(--quiet); font-size: .8125rem; }
svg .base { stroke: var(--line); }
svg .area { fill: var(--accent); opacity: .12; }
svg .curve { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
svg circle { fill: var(--raised); stroke: var(--accent); stroke-width: 2; }
nav summary { cursor: pointer; color: var(--quiet); width: fit-content; padding: .25rem 0; }
.wide { overflow-x: auto; margin-top: .5rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { text-align: right; padding: .375rem .75rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
th:first-child { text-align: left; padding-left: 0; }
thead th { color: var(--quiet); font-weight: 500; }
tbody th { font-weight: 600; }
.timeline { list-style: none; margin: 2rem 0 0; padding: 0; }
.release { display: grid; grid-template-columns: 8rem minmax(0, 1fr); scroll-margin-top: 1rem; }
.when { display: flex; flex-direction: column; color: var(--quiet); font-size: .875rem; padding-top: .375rem; font-variant-numeric: tabular-nums; }
.what { position: relative; border-left: 2px solid var(--line); padding: 0 0 2.75rem 1.75rem; }
.timeline > li:last-child .what { border-color: transparent; padding-bottom: 1rem; }
.what::before { content: ""; position: absolute; left: calc(-.4375rem - 1px); top: .5625rem; width: .875rem; height: .875rem; border-radius: 50%; background: var(--accent); border: 3px solid var(--paper); }
.unreleased .what { border-left-style: dashed; }
.unreleased .what::before { background: var(--paper); border: 2px solid var(--accent); }
h2 { font-size: 1.5rem; margin: 0; letter-spacing: -.01em; }
h2 a { color: inherit; text-decoration: none; }
h2 a:hover { text-decoration: underline; }
.release:target h2 { color: var(--accent); }
.iteration { margin: .125rem 0 0; font-weight: 500; }
.summary { margin: .25rem 0 0; color: var(--quiet); }
.note { margin: .75rem 0 0; color: var(--quiet); }
.trouble { color: var(--removed); }
.figures { list-style: none; display: flex; flex-wrap: wrap; gap: .125rem 1rem; margin: .75rem 0 0; padding: 0; font-size: .875rem; color: var(--quiet); font-variant-numeric: tabular-nums; }
.figures b { color: var(--ink); font-weight: 600; }
ins, del { text-decoration: none; }
ins { color: var(--added); }
del { color: var(--removed); }
h3 { font-size: .875rem; font-weight: 600; margin: 1.375rem 0 .25rem; }
h3 span { color: var(--quiet); font-weight: 400; margin-left: .25rem; }
.added > h3, .added .mark, li.added .mark { color: var(--added); }
.changed > h3, .changed .mark, li.changed .mark { color: var(--changed); }
.removed > h3, .removed .mark, li.removed .mark { color: var(--removed); }
.changes { list-style: none; margin: 0; padding: 0; }
.changes > li { position: relative; padding: .3125rem 0; border-top: 1px solid var(--line); }
.object { margin: 0; padding: 0 3.25rem 0 1.25rem; text-indent: -1.25rem; }
.object code { font-weight: 600; }
.mark { display: inline-block; width: 1rem; text-indent: 0; font-family: ui-monospace, monospace; font-weight: 700; }
.aside { color: var(--quiet); font-size: .9375rem; }
.parts { list-style: none; margin: 0; padding: 0 0 .125rem 1.25rem; font-size: .9375rem; }
.parts li { padding-left: 1.25rem; text-indent: -1.25rem; }
.more { color: var(--quiet); padding-left: 1.25rem; }
summary { cursor: pointer; }
.what > details > summary { margin-top: .75rem; color: var(--quiet); width: fit-content; }
.diff > summary { position: absolute; right: 0; top: .3125rem; color: var(--quiet); font-size: .875rem; padding: .0625rem .25rem; }
.diff > summary:hover { color: var(--accent); }
pre { margin: .375rem 0 .5rem; padding: .75rem 1rem; background: var(--raised); border: 1px solid var(--line); border-radius: .5rem; overflow-x: auto; overflow-wrap: normal; line-height: 1.5; tab-size: 4; }
pre code { display: block; width: max-content; min-width: 100%; }
pre ins, pre del { display: block; margin-inline: -1rem; padding-inline: 1rem; }
pre ins { background: var(--added-tint); }
pre del { background: var(--removed-tint); }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-block: 1.25rem 2.5rem; color: var(--quiet); font-size: .875rem; }
@media (max-width: 40rem) {
  .release { grid-template-columns: minmax(0, 1fr); }
  .when { flex-direction: row; gap: .75rem; padding: 0 0 0 1.25rem; border-left: 2px solid var(--line); }
  .timeline > li:last-child .when { border-color: transparent; }
  .unreleased .when { border-left-style: dashed; }
  .what { padding-left: 1.25rem; padding-bottom: 2.25rem; }
}
@media print {
  nav, .diff > summary, details:not([open]) { display: none; }
  .object, h2, h3 { break-after: avoid; }
  pre { white-space: pre-wrap; overflow: visible; }
  pre code { width: auto; }
}
`;
