import type { Report } from "../gate/rule.ts";

/** What a command says of one document, and the exit code that it makes. */
export type Told = { readonly code: number; readonly text: string };

/** A problem with what to do, as a command prints it. */
export function tellReport({ subject, message, detail, remedy }: Report): string {
  return [
    `✖ ${subject} ${message}`,
    ...(detail === undefined ? [] : [indented(detail)]),
    ...(remedy === undefined ? [] : [`  → ${remedy}`]),
  ].join("\n");
}

/** A text with every line moved in. */
export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "    ");
}
