/** A line of two texts side by side; null where one of them has none. */
export type SideRow = {
  readonly left: string | null;
  readonly right: string | null;
  readonly isSame: boolean;
};

/** A detail in the form that a page shows: two sides, then the lines that are about both. */
export type DetailParts = {
  readonly sides:
    | { readonly left: string; readonly right: string; readonly rows: readonly SideRow[] }
    | undefined;
  readonly lines: readonly string[];
};

/** The detail of a finding, its two sides told apart where its check compares two. */
export function detailParts(rule: string, detail: string): DetailParts {
  const lines = detail.replace(/\n+$/, "").split("\n");
  if (rule.startsWith("schema-snapshot/")) return driftParts(lines);
  if (rule.startsWith("breaking-changes/")) return apiParts(lines);
  return { sides: undefined, lines };
}

/** A drift: a diff of the committed definition and the one that the database has, then what is known of it. */
function driftParts(lines: readonly string[]): DetailParts {
  const end = lines.findIndex((line) => !/^[-+ \\]/.test(line));
  const diff = end === -1 ? lines : lines.slice(0, end);
  if (!diff.some((line) => /^[-+]/.test(line))) return { sides: undefined, lines };
  const sides = { left: "In the snapshot", right: "In the database", rows: rowsOf(diff) };
  return { sides, lines: end === -1 ? [] : lines.slice(end) };
}

function rowsOf(diff: readonly string[]): readonly SideRow[] {
  const rows: SideRow[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  const settle = () => {
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      rows.push({ left: gone[at] ?? null, right: come[at] ?? null, isSame: false });
    }
    gone = [];
    come = [];
  };
  for (const line of diff) {
    const text = line.slice(1);
    if (line.startsWith("-")) {
      if (come.length > 0) settle();
      gone.push(text);
    } else if (line.startsWith("+")) come.push(text);
    else {
      settle();
      if (!line.startsWith("\\")) rows.push({ left: text, right: text, isSame: true });
    }
  }
  settle();
  return rows;
}

/** A change of an API: what the previous release says and what the commit says. */
function apiParts(lines: readonly string[]): DetailParts {
  const of = (label: string) =>
    lines.find((line) => line.startsWith(`${label}: `))?.slice(label.length + 2) ?? null;
  const [left, right] = [of("Before"), of("Now")];
  if (left === null && right === null) return { sides: undefined, lines };
  return {
    sides: {
      left: "In the previous release",
      right: "In this commit",
      rows: [{ left, right, isSame: false }],
    },
    lines: lines.filter((line) => !/^(Before|Now): /.test(line)),
  };
}
