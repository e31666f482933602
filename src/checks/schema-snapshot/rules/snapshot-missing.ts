import type { Rule } from "../../../gate/rule.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";

export const snapshotMissing: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary: "The commit has no schema snapshot.",
  why: "Without the committed truth about the schema nobody can tell whether staging is what was reviewed, or restore it.",
  remedy:
    "Dump the schema with `pg_dump --schema-only`, review it, and commit it with the header of the iteration.",
  *judge({ path, snapshot, variable }) {
    if (snapshot.state !== "missing") return;
    yield {
      subject: path,
      message: "is not in the commit.",
      remedy: `Run \`pg_dump --schema-only "$${variable}" > ${path}\`, add the header of the iteration, review it and commit it.`,
      place: { file: path },
    };
  },
};
