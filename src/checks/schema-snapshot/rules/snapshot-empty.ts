import type { Rule } from "../../../gate/rule.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";

export const snapshotEmpty: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary: "The schema snapshot defines no object.",
  why: "A snapshot of nothing is no truth to compare with: a dump that failed often leaves such a file.",
  remedy: "Dump the schema anew with `pg_dump --schema-only`, review it and commit it.",
  *judge({ path, snapshot, variable }) {
    if (snapshot.state !== "read" || snapshot.objects > 0) return;
    yield {
      subject: path,
      message: "defines no object.",
      remedy: `Run \`pg_dump --schema-only "$${variable}" > ${path}\`, add the header of the iteration, review it and commit it.`,
      place: { file: path, line: 1 },
    };
  },
};
