/** Charts of the server's first page. */
export const chartStyle = `
svg { display: block; width: 100%; height: auto; }
svg .base { stroke: var(--line); }
svg .area { fill: var(--accent); opacity: .12; }
svg .curve { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
svg circle { fill: var(--raised); stroke: var(--accent); stroke-width: 2; }
figure { margin: 0; padding: 1rem 1.125rem .625rem; background: var(--raised); border: 1px solid var(--line); border-radius: .625rem; }
figcaption { margin-bottom: .75rem; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .25rem 1rem; color: var(--quiet); font-size: .875rem; }
figcaption strong { color: var(--ink); font-size: 1.25rem; line-height: 1; font-variant-numeric: tabular-nums; white-space: nowrap; }
figure > p { display: flex; justify-content: space-between; gap: 1rem; margin: .25rem 0 0; color: var(--quiet); font-size: .8125rem; font-variant-numeric: tabular-nums; }
figure > details { margin-top: .5rem; }
summary { cursor: pointer; color: var(--quiet); width: fit-content; font-size: .875rem; padding-block: .25rem; }
summary:hover { color: var(--ink); }
.outcomes > svg { height: clamp(5rem, 18vw, 9rem); }
.outcomes rect.cleared { color: var(--added); }
#hatched .ground { fill: var(--removed-tint); } #hatched .ink { fill: var(--removed); }
#dotted .ground { fill: var(--raised); } #dotted .ink { fill: var(--changed); stroke: none; }
.outcomes rect.undecided { stroke: var(--changed); }
.outcomes rect.blocked { stroke: var(--removed); }
.outcomes rect { vector-effect: non-scaling-stroke; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.key { display: inline-flex; align-items: center; gap: .375rem; }
.swatch { width: .75rem; height: .75rem; }
.share { height: .375rem; margin-top: .375rem; border-radius: .1875rem; background: var(--soft); }
.share .blocked { fill: var(--removed); } .share .undecided { fill: var(--changed); }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: 1rem; align-items: start; }
.chart { min-width: 0; }
.chart + .chart { margin-top: 1rem; }
.charts .chart + .chart { margin-top: 0; }
.charts figcaption { flex-wrap: nowrap; min-height: 2.625rem; }
@media print { figure { break-inside: avoid; } details:not([open]) { display: none; } }
`;
