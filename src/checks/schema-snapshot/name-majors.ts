import type { Finding } from "../../gate/finding.ts";
import type { AcrossMajors } from "../../postgres/across-majors.ts";
import { majorOf } from "../../postgres/programs.ts";
import type { SchemaChange } from "../../postgres/schema-change.ts";
import { isServerText } from "../../postgres/server-text.ts";
import type { Sides } from "./facts.ts";

/**
 * What is said of a change in a text that each major of PostgreSQL writes in words of its own, where the two
 * could not be brought into the words of one: it stands, as nothing shows that it is none.
 */
export function* withMajors(
  findings: Iterable<Finding>,
  change: SchemaChange,
  { majors, snapshot, database }: Sides,
): Iterable<Finding> {
  if (majors?.state !== "as-written" || !isServerText(change)) return yield* findings;
  const [a, b] = [majorOf(majors.snapshot), majorOf(majors.database)];
  for (const finding of findings) {
    const message = finding.message.replace(/\.$/, "");
    yield {
      ...finding,
      message: `${message}, unless only in words: PostgreSQL ${a} wrote ${snapshot.name} and PostgreSQL ${b} ${database.name}, and ${withoutStop(majors.reason)}.`,
      remedy: `${majors.remedy} Then the two are compared in the words of one server. Where the definition did change: ${finding.remedy}`,
    };
  }
}

/** The majors for the headline. */
export function majorsInWords(majors: AcrossMajors | undefined): readonly string[] {
  if (majors === undefined) return [];
  return majors.state === "canonicalised"
    ? [`compared in the words of ${majors.server}`]
    : [`the snapshot is from PostgreSQL ${majors.snapshot}`];
}

function withoutStop(sentence: string): string {
  const bare = sentence.replace(/\.$/, "");
  return /^[A-Z][a-z]/.test(bare) ? `${bare.slice(0, 1).toLowerCase()}${bare.slice(1)}` : bare;
}
