import { counted } from "../data/counted.ts";
import {
  asideOf,
  countsOf,
  dayOf,
  iterationOf,
  noteOf,
  partWords,
  releaseName,
} from "./history-words.ts";
import { type Html, html } from "./html/html.ts";
import type { HistoryChange, HistoryRelease } from "./snapshot-history-output.ts";

/** More than these make a page nobody can open; the JSON has them all. */
const most = { objects: 300, parts: 60, lines: 60, width: 400 };

const groups = [
  { how: "added", words: "Added", mark: "+" },
  { how: "changed", words: "Changed", mark: "~" },
  { how: "removed", words: "Removed", mark: "−" },
] as const;

type Mark = (typeof groups)[number]["mark"];
const marks: { readonly [How in HistoryChange["how"]]: Mark } = {
  added: "+",
  changed: "~",
  removed: "−",
};

/** What a link to the release ends in. */
export function anchorOf({ tag }: Pick<HistoryRelease, "tag">): string {
  return tag ?? "unreleased";
}

/** One release of the timeline; `before` is the one it was compared with. */
export function releaseSection(release: HistoryRelease, before: HistoryRelease | undefined): Html {
  const { commit, header, fault, changes } = release;
  const [day, note, iteration] = [dayOf(release), noteOf(release), iterationOf(release)];
  const anchor = anchorOf(release);
  return html`<li><article id="${anchor}" class="${release.tag === null ? "release unreleased" : "release"}" aria-labelledby="${anchor}-name">
<div class="when">${day === "" ? [] : html`<time datetime="${release.date ?? ""}">${day}</time>`}<code>${commit.slice(0, 12)}</code></div>
<div class="what">
<h2 id="${anchor}-name"><a href="#${encodeURIComponent(anchor)}">${releaseName(release)}</a></h2>
${paragraph("iteration", iteration)}${paragraph("summary", header?.changes ?? "")}${figuresOf(release, before)}${paragraph(release.state === "unreadable" ? "note trouble" : "note", note)}${paragraph("note", fault?.remedy ?? "")}${groups.map(
  ({ how, words, mark }) =>
    groupOf(
      words,
      mark,
      changes.filter((change) => change.how === how),
      release.comparedWith !== null,
    ),
)}</div>
</article></li>
`;
}

function paragraph(name: string, text: string): Html {
  return text === ""
    ? html``
    : html`<p class="${name}">${text}</p>
`;
}

/** How much there is of what, and how much more or less than before. */
function figuresOf({ counts }: HistoryRelease, before: HistoryRelease | undefined): Html {
  if (counts === null) return html``;
  const old = before?.counts ?? null;
  const deltas = new Map([
    ["table", old === null ? 0 : counts.tables - old.tables],
    ["column", old === null ? 0 : counts.columns - old.columns],
  ]);
  const items = [...countsOf(counts)].map(([words, count]) => {
    const delta = deltas.get(words.replace(/s$/, "")) ?? 0;
    const sign = delta > 0 ? html` <ins>+${delta}</ins>` : html` <del>−${-delta}</del>`;
    return html`<li><b>${count}</b> ${words}${delta === 0 ? [] : sign}</li>`;
  });
  return html`<ul class="figures" aria-label="What the schema holds">${items}</ul>
`;
}

function groupOf(
  words: string,
  mark: Mark,
  changes: readonly HistoryChange[],
  hasDiffs: boolean,
): Html {
  if (changes.length === 0) return html``;
  const shown = changes.slice(0, most.objects).map((change) => changeItem(change, mark, hasDiffs));
  const list = html`<ul class="changes">
${shown}${more(changes.length - most.objects, "object")}</ul>
`;
  const name = words.toLowerCase();
  return hasDiffs
    ? html`<section class="${name}"><h3>${words} <span>${changes.length}</span></h3>
${list}</section>
`
    : html`<details class="${name}"><summary>${counted(changes.length, "object")}</summary>
${list}</details>
`;
}

function changeItem(change: HistoryChange, mark: Mark, hasDiff: boolean): Html {
  const { kind, name, parts, diff, how } = change;
  const aside = asideOf(change);
  const subject = `${kind} ${clipped(name)}`;
  return html`<li><p class="object"><span class="mark" aria-hidden="true">${mark}</span> ${kind} <code>${clipped(name)}</code>${aside === "" ? [] : html` <span class="aside">${clipped(aside)}</span>`}</p>
${how === "removed" || parts.length === 0 ? [] : partsOf(parts)}${hasDiff && diff !== "" ? diffOf(diff, subject) : []}</li>
`;
}

function partsOf(parts: HistoryChange["parts"]): Html {
  const items = parts
    .slice(0, most.parts)
    .map(
      (part) =>
        html`<li class="${part.how}"><span class="mark" aria-hidden="true">${marks[part.how]}</span> <span class="unseen">${part.how}</span> ${clipped(partWords(part))}</li>`,
    );
  return html`<ul class="parts">${items}${more(parts.length - most.parts, "part")}</ul>
`;
}

function diffOf(diff: string, subject: string): Html {
  const lines = diff.split("\n");
  const shown = lines.slice(0, most.lines).map((line) => {
    const text = clipped(line);
    if (line.startsWith("+")) return html`<ins>${text}\n</ins>`;
    return line.startsWith("-") ? html`<del>${text}\n</del>` : html`${text}\n`;
  });
  const rest = lines.length - most.lines;
  const tail = rest > 0 ? html`… ${counted(rest, "more line")}; --json has them all\n` : [];
  return html`<details class="diff"><summary>diff<span class="unseen"> of ${subject}</span></summary>
<pre tabindex="0" role="group" aria-label="Difference of ${subject}"><code>${shown}${tail}</code></pre></details>
`;
}

function more(count: number, what: string): Html {
  return count > 0 ? html`<li class="more">… and ${counted(count, `more ${what}`)}</li>` : html``;
}

function clipped(text: string): string {
  return text.length > most.width ? `${text.slice(0, most.width)}…` : text;
}
