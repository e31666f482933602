import type { NamePresence, Requirement } from "./facts.ts";

const wordOf: { readonly [State in NamePresence["state"]]: string } = {
  set: "set",
  "name-only": "name only",
  empty: "empty",
  missing: "missing",
};

/** Which environment has which name: a row a name, a column an environment. */
export function matrixOf({ from, to, names }: Requirement): string {
  const rows = [
    ["", from, to],
    ...names.map(({ name, staging, production }) => [
      name,
      wordOf[staging.state],
      wordOf[production.state],
    ]),
  ];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Puts the matrix below the first of several reports: it is the same for all. */
export function* withMatrix<Report extends object>(
  requirement: Requirement,
  reports: Iterable<Report>,
): Iterable<Report & { readonly detail?: string }> {
  let isFirst = true;
  for (const report of reports) {
    yield isFirst ? { ...report, detail: matrixOf(requirement) } : report;
    isFirst = false;
  }
}
