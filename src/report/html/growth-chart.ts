import { type Html, html } from "./html.ts";

/** One measure over time; null where it is not known. */
export type Growth = {
  readonly title: string;
  readonly points: readonly { readonly label: string; readonly value: number | null }[];
  /** What a step is; a release unless said otherwise. */
  readonly by?: string;
  /** A value in words; its digits unless said otherwise. */
  readonly shown?: (value: number) => string;
};

type Point = { readonly x: number; readonly y: number; readonly text: string };

const size = { width: 480, height: 108, left: 6, right: 474, top: 10, bottom: 104 };
/** More dots than these would run into each other. */
const mostDots = 60;

/** How a measure grew, one step a label, with gaps where it is not known. Empty when it is known nowhere. */
export function growthChart({ title, points, by = "release", shown = String }: Growth): Html {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const runs = runsOf(points, shown, Math.max(1, ...values));
  const [from, to] = [points[0]?.label ?? "", points.at(-1)?.label ?? ""];
  return html`<figure>
<figcaption><span>${title}</span> <strong>${shown(last)}</strong></figcaption>
<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${title} by ${by}: ${shown(first)} at first, ${shown(last)} at last, at most ${shown(Math.max(...values))}">
<line class="base" x1="${size.left}" y1="${size.bottom}" x2="${size.right}" y2="${size.bottom}"/>
${runs.map(runOf)}
${points.length > mostDots ? [] : runs.flat().map(dotOf)}
</svg>
<p aria-hidden="true"><span>${shortened(from)}</span>${points.length < 2 ? [] : html`<span>${shortened(to)}</span>`}</p>
</figure>
`;
}

/** Points that follow each other without a gap. */
function runsOf(
  points: Growth["points"],
  shown: (value: number) => string,
  most: number,
): readonly (readonly Point[])[] {
  const runs: Point[][] = [[]];
  const width = size.right - size.left - 12;
  for (const [at, { label, value }] of points.entries()) {
    if (value === null) {
      runs.push([]);
      continue;
    }
    const x = size.left + 6 + (width * at) / Math.max(1, points.length - 1);
    const y = size.bottom - ((size.bottom - size.top) * value) / most;
    runs.at(-1)?.push({ x: rounded(x), y: rounded(y), text: `${label}: ${shown(value)}` });
  }
  return runs.filter((run) => run.length > 0);
}

function runOf(run: readonly Point[]): Html {
  const line = run.map(({ x, y }) => `${x} ${y}`).join(" L ");
  const [start, end] = [run[0]?.x ?? 0, run.at(-1)?.x ?? 0];
  return html`<path class="area" d="M ${start} ${size.bottom} L ${line} L ${end} ${size.bottom} Z"/>
<path class="curve" d="M ${line}"/>
`;
}

function dotOf({ x, y, text }: Point): Html {
  return html`<circle cx="${x}" cy="${y}" r="4"><title>${text}</title></circle>
`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
