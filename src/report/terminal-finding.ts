import type { createColors } from "picocolors";
import { counted } from "../data/counted.ts";
import type { FaultReport } from "../gate/fault.ts";
import { type Finding, isStopping, type Waived } from "../gate/finding.ts";
import { unlimited, wrapped } from "./wrapped.ts";

export type Colors = ReturnType<typeof createColors>;

/**
 * A finding for a person at a terminal: what it is about, the lines to look at, what to do. Why it matters is left out
 * where the finding before, `saidWhy`, has said the same.
 */
export function findingLines(
  finding: Finding,
  colors: Colors,
  {
    saidWhy,
    width = unlimited,
  }: { readonly saidWhy?: string | undefined; readonly width?: number | undefined } = {},
): string[] {
  const { place, waived } = finding;
  const said = (label: string, text: string) => labelled(label, text, colors, width);
  return [
    ...headlineLines(finding, colors, width),
    ...(finding.detail === undefined ? [] : detailLines(finding.detail, colors)),
    ...(place === undefined
      ? []
      : said("where", `${place.file}${place.line === undefined ? "" : `:${place.line}`}`)),
    ...(finding.why === saidWhy ? [] : said("why", finding.why)),
    ...said("remedy", finding.remedy),
    ...(waived === undefined ? [] : said("waived", waivedText(waived))),
    ...labelled("rule", `${finding.rule}  ${finding.fingerprint}`, colors),
    "",
  ];
}

/** The subject stands out, on however many lines it is. */
function headlineLines(finding: Finding, colors: Colors, width: number): string[] {
  const { subject, message } = finding;
  const mark = isStopping(finding) ? colors.red("✖") : colors.yellow("!");
  let left = subject.length;
  return wrapped(`${subject} ${message}`, width - 2).map((line, at) => {
    const bold = line.slice(0, Math.max(0, left));
    const rest = line.slice(bold.length);
    left -= line.length + 1;
    return `${at === 0 ? mark : " "} ${bold === "" ? "" : colors.bold(bold)}${rest}`;
  });
}

function waivedText({ reason, owner, until, daysLeft }: Waived): string {
  const end = daysLeft <= 0 ? "today" : `in ${counted(daysLeft, "day")}`;
  return `${reason} (${owner}, until ${until}, ${end})`;
}

/** A check that could not be decided, in the same way. */
export function faultLines(
  check: string,
  fault: FaultReport,
  colors: Colors,
  width = unlimited,
): string[] {
  const [first = "", ...further] = wrapped(
    `${check} could not be decided. ${fault.message}`,
    width - 2,
  );
  return [
    `${colors.yellow("?")} ${colors.bold(check)}${first.slice(check.length)}`,
    ...further.map((line) => `  ${line}`),
    ...(fault.detail === undefined ? [] : detailLines(fault.detail, colors)),
    ...labelled("remedy", fault.remedy, colors, width),
    ...labelled("fault", fault.code, colors, width),
    "",
  ];
}

function detailLines(detail: string, colors: Colors): string[] {
  return detail
    .replace(/\n+$/, "")
    .split("\n")
    .map((line) => `    ${detailColor(line, colors)(line)}`);
}

function detailColor(line: string, colors: Colors): (text: string) => string {
  if (/^\+/.test(line)) return colors.green;
  if (/^-/.test(line)) return colors.red;
  return colors.dim;
}

/** A label, and a text beside it. */
export function labelled(label: string, text: string, colors: Colors, width = unlimited): string[] {
  return wrapped(text, width - 10).map(
    (line, at) => `  ${colors.dim((at === 0 ? label : "").padEnd(7))} ${line}`,
  );
}
