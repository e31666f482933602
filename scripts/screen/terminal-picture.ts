const columns = 112;
const cell = { width: 8.4, height: 19 };
const margin = 20;

/** What terminals show for the codes that `promote` writes; 22 and 39 end bold, dim and colour. */
const styles: Readonly<Record<string, string>> = {
  "1": "bold",
  "2": "dim",
  "31": "red",
  "32": "green",
  "33": "yellow",
};

const look = [
  "text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#e6edf3;white-space:pre}",
  ".bold{font-weight:bold}.dim{fill:#9da7b3}.red{fill:#ff7b72}.green{fill:#3fb950}.yellow{fill:#e3b341}",
].join("");

type Run = { readonly text: string; readonly classes: readonly string[] };

/** What a terminal shows for `text`, with its colours, as one SVG that loads nothing. */
export function terminalPicture(text: string): string {
  const rows = text.split("\n").flatMap(rowsOf);
  const width = Math.ceil(columns * cell.width + 2 * margin);
  const height = rows.length * cell.height + 2 * margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>promote check, as a terminal shows it</title><style>${look}</style>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>`,
    ...rows.map((row, index) => lineOf(row, margin + (index + 0.75) * cell.height)),
    "</svg>\n",
  ].join("\n");
}

function lineOf(row: readonly Run[], y: number): string {
  const spans = row.map(({ text, classes }) =>
    classes.length === 0
      ? escaped(text)
      : `<tspan class="${classes.join(" ")}">${escaped(text)}</tspan>`,
  );
  return `<text x="${margin}" y="${y}" xml:space="preserve">${spans.join("")}</text>`;
}

/** A line in runs of one style, broken at words where it is wider than the screen. */
function rowsOf(line: string): readonly (readonly Run[])[] {
  const rows: Run[][] = [[]];
  let used = 0;
  let classes: readonly string[] = [];
  const [first = "", ...styled] = line.split("\u001b[");
  for (const piece of [`m${first}`, ...styled]) {
    const end = piece.indexOf("m");
    if (end > 0) classes = after(classes, piece.slice(0, end));
    for (const word of piece.slice(end + 1).split(/(?<= )(?=\S)/)) {
      if (used + word.trimEnd().length > columns) {
        rows.push([{ text: " ".repeat(10), classes: [] }]);
        used = 10;
      }
      rows.at(-1)?.push({ text: word, classes });
      used += word.length;
    }
  }
  return rows.map(joined);
}

function after(classes: readonly string[], code: string): readonly string[] {
  if (code === "22") return classes.filter((name) => name !== "bold" && name !== "dim");
  if (code === "39") return classes.filter((name) => name === "bold" || name === "dim");
  const name = styles[code];
  if (name === undefined) throw new Error(`No style is known for the code ${code}.`);
  return [...classes, name];
}

/** Neighbours of one style as one run. */
function joined(row: readonly Run[]): readonly Run[] {
  const runs: Run[] = [];
  for (const run of row) {
    const last = runs.at(-1);
    if (last !== undefined && last.classes.join() === run.classes.join()) {
      runs.splice(-1, 1, { text: last.text + run.text, classes: run.classes });
    } else if (run.text !== "") runs.push(run);
  }
  return runs;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
