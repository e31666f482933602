import type { Rule } from "../../../../../gate/rule.ts";
import { takeCommand } from "../../../../../postgres/take-command.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";

export const rollbackSnapshotContainsData: Rule<RollbackSnapshotFacts> = {
  severity: "blocking",
  summary: "The previous release's schema snapshot holds rows.",
  why: "Restoring it would put old rows beside the ones that are there, and the rows lie open in git.",
  remedy: `Run \`${takeCommand}\` on the release, against a database with its schema; it dumps the schema alone.`,
  *judge({ id, path, release }) {
    if (release.state !== "found" || release.snapshot?.restoring.state !== "contains-data") return;
    for (const { line, verb, table } of release.snapshot.restoring.rows) {
      yield {
        subject: `${path} in ${release.tag}`,
        message: `holds rows of ${table} (${verb} in line ${line}).`,
        remedy: `Check out ${release.tag}, run \`${takeCommand}\` against a database with its schema, and tag a patch release that has ${path}.`,
        place: { file: path, line },
        identity: `${id}\n${path}\n${verb}\n${table}`,
      };
    }
  },
};
