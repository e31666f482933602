import type { Rule } from "../../../../../gate/rule.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";

export const rollbackSnapshotContainsData: Rule<RollbackSnapshotFacts> = {
  severity: "blocking",
  summary: "The previous release's schema snapshot holds rows.",
  why: "Restoring it would put old rows beside the ones that are there, and the rows lie open in git.",
  remedy: "Make the snapshot anew with `pg_dump --schema-only`, which dumps the schema alone.",
  *judge({ id, path, release }) {
    if (release.state !== "found" || release.snapshot?.restoring.state !== "contains-data") return;
    for (const { line, verb, table } of release.snapshot.restoring.rows) {
      yield {
        subject: `${path} in ${release.tag}`,
        message: `holds rows of ${table} (${verb} in line ${line}).`,
        remedy: `Make ${path} anew with \`pg_dump --schema-only\`, and tag a patch release that has it.`,
        place: { file: path, line },
        identity: `${id}\n${path}\n${verb}\n${table}`,
      };
    }
  },
};
