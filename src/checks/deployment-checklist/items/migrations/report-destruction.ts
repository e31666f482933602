import type { Report } from "../../../../gate/rule.ts";
import type { Destruction } from "../../../../postgres/destructive-statements.ts";
import type { MigrationsFacts } from "./facts.ts";

/**
 * A report for each destruction of one kind; the same of the same file, however often and wherever it stands, is one
 * exception. What stays hidden is excused only as the file is now.
 */
export function* reportDestructions(
  { folder, scripts }: MigrationsFacts,
  kind: Destruction["kind"],
  messageIn: (place: string) => string,
): Iterable<Report> {
  for (const { path, sha256, destructions } of scripts) {
    for (const { object, line } of destructions.filter((one) => one.kind === kind)) {
      const file = `${folder}/${path}`;
      yield {
        subject: object,
        message: messageIn(`${file}:${line}`),
        place: { file, line },
        identity: kind === "opaque" ? `${file} ${object} ${sha256}` : `${file} ${object}`,
      };
    }
  }
}
