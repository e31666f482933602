/** How many panels a dashboard shows: collapsed rows, the rows of old versions and the elements of new ones included. */
export function countPanels(dashboard: Readonly<Record<string, unknown>>): number {
  const { panels, rows, elements } = dashboard;
  const ofElements = isObject(elements) ? Object.keys(elements).length : 0;
  return countIn(panels) + ofElements + sum(listOf(rows).map((row) => countIn(row["panels"])));
}

function countIn(panels: unknown): number {
  return sum(
    listOf(panels).map((panel) => (panel["type"] === "row" ? countIn(panel["panels"]) : 1)),
  );
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
