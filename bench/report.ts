import { readFileSync, writeFileSync } from "node:fs";
import { type Measurement, verdictOf, wordsOf } from "./figures.ts";

const [start, end] = ["<!-- figures -->", "<!-- end of figures -->"];

/** Lines for a terminal. */
export function linesOf({ title, figures }: Measurement): readonly string[] {
  return [
    title,
    ...figures.map((figure) => {
      const verdict = verdictOf(figure);
      const notes = [verdict === undefined ? [] : [`aim: ${verdict}`], figure.beside ?? []].flat();
      const said = notes.length === 0 ? "" : ` (${notes.join("; ")})`;
      return `  ${figure.name}: ${wordsOf(figure.value, figure.unit)}${said}`;
    }),
  ];
}

/** Puts one table of all figures in the place of the one that a document has. */
export function writeTable(path: string, machine: string, all: readonly Measurement[]): void {
  const text = readFileSync(path, "utf8");
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has no place for figures: ${start} … ${end}`);
  const table = `${start}\n${machine}\n\n${tableOf(all)}\n`;
  writeFileSync(path, text.slice(0, from) + table + text.slice(to));
}

function tableOf(all: readonly Measurement[]): string {
  const rows = all.flatMap(({ title, figures }) => [
    ["", `**${title}**`, "", "", ""],
    ...figures.map((figure) => [
      "",
      figure.name,
      wordsOf(figure.value, figure.unit),
      verdictOf(figure) ?? "",
      figure.beside ?? "",
    ]),
  ]);
  const head = [
    ["", "What", "Figure", "Aim", "Beside it"],
    ["", "---", "---:", "---", "---"],
  ];
  return [...head, ...rows].map((cells) => `${cells.join(" | ")} |`.trim()).join("\n");
}
