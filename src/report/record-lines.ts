import type { ShownRecord } from "../record/shown-statement.ts";
import { visible } from "./visible.ts";

/** Lines as they are printed: a record may come from anyone, so no text of it ends a line or steers a terminal. */
export function printedLines(lines: readonly string[]): string {
  const printed = lines.map((line) =>
    visible(line).replace(/[\t\n]/g, (character) => (character === "\t" ? "\\u{9}" : "\\u{a}")),
  );
  return `${printed.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** JSON whose text steers no terminal either: what JSON lets stand is escaped, and means the same. */
export function printedJson(document: unknown): string {
  const text = JSON.stringify(document, null, 2).replace(
    /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu,
    (character) =>
      Array.from({ length: character.length }, (_, at) => unitEscape(character, at)).join(""),
  );
  return `${text}\n`;
}

function unitEscape(character: string, at: number): string {
  return `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
}

/** A line of a label and what there is to say. */
export function labelled(label: string, text: string): string {
  return `  ${label.padEnd(12)} ${text}`;
}

/** A heading and lines below it; nothing when there are none. */
export function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", heading, ...lines];
}

/** Said before anything of a record is: nobody has looked at a signature. */
export function notVerified(records: "this record" | "these records"): string {
  return `NOT VERIFIED: nobody checked who signed ${records}; \`promote verify\` does.`;
}

/** What a record says it came to, in a word or two; a claim that its own checks contradict is called one. */
export function claimOf({ predicate, objections, signed }: ShownRecord): string {
  const { outcome } = predicate;
  const words = outcome === "cleared" && objections.length > 0 ? "claims cleared" : outcome;
  return signed === null ? `${words}, unsigned` : words;
}
