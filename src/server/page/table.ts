import { type Html, type HtmlValue, html } from "../../report/html/html.ts";

type Table = {
  /** What it is a table of; told, and not seen. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** Of each row a cell for each column; the first names the row. */
  readonly rows: readonly (readonly HtmlValue[])[];
  /** Columns of numbers. */
  readonly numbers?: readonly string[];
};

/** A table that a narrow window shows as a list of cards. The roles stand for those that CSS takes from its elements. */
export function tableOf({ caption, columns, rows, numbers = [] }: Table): Html {
  const kind = (column: string) => (numbers.includes(column) ? html` class="number"` : html``);
  return html`<table role="table">
<caption class="unseen">${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col"${kind(column)}>${column}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(
  (cells) => html`<tr role="row">${cells.map((cell, at) => {
    const column = columns[at] ?? "";
    return at === 0
      ? html`<th role="rowheader" scope="row">${cell}</th>`
      : html`<td role="cell" data-label="${column}"${kind(column)}><div>${cell}</div></td>`;
  })}</tr>
`,
)}</tbody>
</table>
`;
}
