import { createColors } from "picocolors";
import type { DoctorOutput } from "./doctor-output.ts";
import { visible } from "./visible.ts";
import { hanging, unlimited } from "./wrapped.ts";

type Said = DoctorOutput["diagnoses"][number];

const signs = { ok: "✔", warn: "!", fail: "✖", unknown: "?" } as const;

/** What the doctor says, for a person: a line each, and below what is not fine why and how to fix it. */
export function doctorText(
  { diagnoses }: DoctorOutput,
  colors: boolean,
  columns = unlimited,
): string {
  const { green, yellow, red } = createColors(colors);
  const paint = { ok: green, warn: yellow, fail: red, unknown: yellow } as const;
  const width = Math.max(0, ...diagnoses.map(({ id }) => id.length));
  const lines = diagnoses.flatMap((said) => [
    ...hanging(`  ${said.id.padEnd(width)}  `, onOneLine(placed(said)), columns).map((line, at) =>
      at === 0 ? `${paint[said.level](signs[said.level])}${line.slice(1)}` : line,
    ),
    ...(said.why === undefined ? [] : hanging("    why  ", onOneLine(said.why), columns)),
    ...(said.fix === undefined ? [] : hanging("    fix  ", onOneLine(said.fix), columns)),
  ]);
  return [...lines, "", summaryOf(diagnoses), ""].join("\n");
}

function placed({ what, file, line }: Said): string {
  if (file === undefined) return what;
  return `${file}${line === undefined ? "" : `:${line}`}: ${what}`;
}

function summaryOf(diagnoses: readonly Said[]): string {
  const count = (level: Said["level"]) => diagnoses.filter((one) => one.level === level).length;
  const parts = [
    [count("fail"), "to fix"],
    [count("unknown"), "not looked at"],
    [count("warn"), "to consider"],
    [count("ok"), "fine"],
  ] as const;
  return `${parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`)
    .join(", ")}.`;
}

function onOneLine(text: string): string {
  return visible(text.replace(/\s+/g, " "));
}
