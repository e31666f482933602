import type { Rule } from "../../../gate/rule.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";

export const snapshotMissing: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary: "The commit has no schema snapshot.",
  why: "Without the committed truth about the schema nobody can tell whether staging is what was reviewed, or restore it.",
  remedy: `Run \`${takeCommand}\`, review the file and commit it.`,
  unwaivable: "nothing was compared with the database, and what was not looked at never passes",
  *judge({ path, snapshot }) {
    if (snapshot.state !== "missing") return;
    yield {
      subject: path,
      message: "is not in the commit.",
      remedy: `Run \`${takeCommand}\`, review ${path} and commit it.`,
      place: { file: path },
    };
  },
};
