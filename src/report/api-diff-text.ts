import { createColors } from "picocolors";
import type { ApiDiff, ApiFinding } from "./api-diff-output.ts";
import { changesText, findingGroups, placeOfFinding, verdictText } from "./api-diff-words.ts";
import { visible } from "./visible.ts";
import { wrapped } from "./wrapped.ts";

type Options = { readonly colors: boolean; readonly columns: number };
type Colors = ReturnType<typeof createColors>;

const shownOperations = 5;

/** The comparison for a person at a terminal: findings by operation, then the verdict. */
export function apiDiffText(diff: ApiDiff, options: Options): string {
  const colors = createColors(options.colors);
  const paint = { compatible: colors.green, breaking: colors.red, undecided: colors.yellow };
  const lines = [
    ...findingGroups(diff).flatMap(({ operation, findings }) => [
      colors.bold(visible(operation)),
      ...findings.flatMap((finding) => findingLines(finding, operation, colors, options.columns)),
      "",
    ]),
    colors.bold(paint[diff.verdict](visible(verdictText(diff)))),
    ...(diff.verdict === "undecided" ? [] : [colors.dim(changesText(diff))]),
  ];
  return `${lines.join("\n")}\n`;
}

function findingLines(
  finding: ApiFinding,
  operation: string,
  colors: Colors,
  columns: number,
): readonly string[] {
  const { severity, confidence, subject, message, remedy, operations, rule, fingerprint } = finding;
  const mark = severity === "blocking" ? colors.red("✖") : colors.yellow("!");
  const place = subject.startsWith(`${operation} `) ? subject.slice(operation.length + 1) : "";
  const said = `${place === "" ? "" : `${place} `}${message}${confidence === "unproven" ? " (unproven)" : ""}`;
  const others = operations.slice(1);
  const left = others.length - shownOperations;
  const reached = [...others.slice(0, shownOperations), ...(left > 0 ? [`${left} more`] : [])];
  const row = (label: string, text: string) =>
    wrapped(visible(text), columns - 11).map(
      (line, at) => `    ${colors.dim((at === 0 ? label : "").padEnd(6))} ${line}`,
    );
  return [
    ...wrapped(visible(said), columns - 4).map((line, at) => `  ${at === 0 ? mark : " "} ${line}`),
    ...(others.length === 0 ? [] : row("also", reached.join(", "))),
    ...row("where", placeOfFinding(finding)),
    ...row("remedy", remedy),
    ...row("rule", `${rule} ${fingerprint}`),
  ];
}
