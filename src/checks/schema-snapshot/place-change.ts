import type { Place } from "../../gate/finding.ts";
import { takeCommand } from "../../postgres/take-command.ts";
import type { NamedSide, Sides } from "./facts.ts";

/** Where a side speaks of something, when it is a file. */
export function placeIn({ file }: NamedSide, line?: number): { readonly place?: Place } {
  if (file === null) return {};
  return { place: { file, ...(line === undefined ? {} : { line }) } };
}

/** How a snapshot takes up what a database has: wanted, reviewed and committed. */
export function refreshOf({ snapshot }: Sides): string {
  return `run \`${takeCommand}\`, review ${snapshot.name} and commit it.`;
}

/** Each line of a text with the mark of the side that has it. */
export function marked(mark: "+" | "-", text: string): string {
  return text
    .split("\n")
    .map((line) => `${mark}${line}`)
    .join("\n");
}

/**
 * What makes a drift this drift: its subject and the definitions it is about, layout aside. What is accepted of a
 * subject is not accepted of the next change of it.
 */
export function identityOf(subject: string, ...definitions: readonly string[]): string {
  return [subject, ...definitions.map((text) => text.replaceAll(/\s+/g, " ").trim())].join("\n");
}
