import { counted } from "../data/counted.ts";
import type { Finding } from "../gate/finding.ts";
import { isStopping } from "../gate/finding.ts";
import { clipped, leftOutOf, type RunReport, rankedFindings } from "./run-report.ts";
import { repositoryPathOf } from "./source-links.ts";
import { visible } from "./visible.ts";
import { verdictOf } from "./words.ts";

/** As many of each kind as GitHub shows for one step. */
const most = 10;
/** Longer messages are cut off in the margin of a diff. */
const longest = 2_000;

type Annotation = {
  readonly level: "error" | "warning";
  readonly title: string;
  readonly text: string;
  readonly place?: Finding["place"];
};

/**
 * The run as workflow commands, which GitHub shows as annotations: at most ten errors and ten warnings, the most
 * important first, then one notice with the verdict and how many more there are.
 */
export function githubCommands({ record, folder }: RunReport): string {
  const all = annotationsOf(record);
  const of = (level: Annotation["level"]) => all.filter((one) => one.level === level);
  const shown = [...of("error").slice(0, most), ...of("warning").slice(0, most)];
  const left = all.length - shown.length + leftOutOf(record);
  const more = left === 0 ? "" : ` ${counted(left, "more finding")} in the report.`;
  return [
    ...shown.map((one) => commandOf(one, folder)),
    `::notice title=promote::${commandData(`${verdictOf(record)}${more}`)}`,
    "",
  ].join("\n");
}

function annotationsOf(record: RunReport["record"]): readonly Annotation[] {
  const faults = record.predicate.checks.flatMap(({ id, fault }): readonly Annotation[] =>
    fault === undefined
      ? []
      : [
          {
            level: "error",
            title: id,
            text: `${id} could not be decided. ${fault.message} ${fault.remedy}`,
          },
        ],
  );
  const found = rankedFindings(record)
    .filter(({ finding }) => finding.waived === undefined)
    .map(({ finding }): Annotation => {
      const { subject, message, remedy, place, rule } = finding;
      const text = `${subject} ${message} ${remedy}`;
      const level = isStopping(finding) ? "error" : "warning";
      return { level, title: rule, text, ...(place === undefined ? {} : { place }) };
    });
  const held = record.predicate.reservations.map(
    ({ message }): Annotation => ({ level: "warning", title: "promote", text: message }),
  );
  return [...faults, ...held, ...found];
}

function commandOf({ level, title, text, place }: Annotation, folder: string): string {
  const file = place && repositoryPathOf(folder, place);
  const properties = [
    ...(file === undefined ? [] : [["file", file] as const]),
    ...(file === undefined || place?.line === undefined
      ? []
      : [["line", `${place.line}`] as const]),
    ["title", title] as const,
  ];
  const words = properties.map(([name, value]) => `${name}=${propertyOf(value)}`).join(",");
  return `::${level} ${words}::${commandData(clipped(text, longest))}`;
}

/** Data of a workflow command, as the runner reads it: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
export function commandData(text: string): string {
  return visible(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function propertyOf(text: string): string {
  return commandData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
