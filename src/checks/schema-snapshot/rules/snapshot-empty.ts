import type { Rule } from "../../../gate/rule.ts";
import { takeCommand } from "../../../postgres/take-command.ts";
import type { SchemaSnapshotFacts } from "../facts.ts";

export const snapshotEmpty: Rule<SchemaSnapshotFacts> = {
  severity: "blocking",
  summary: "The schema snapshot defines no object.",
  why: "A snapshot of nothing is no truth to compare with: a dump that failed often leaves such a file.",
  remedy: `Run \`${takeCommand}\`, review the file and commit it.`,
  unwaivable: "nothing was compared with the database, and what was not looked at never passes",
  *judge({ path, snapshot }) {
    if (snapshot.state !== "read" || snapshot.objects > 0) return;
    yield {
      subject: path,
      message: "defines no object.",
      remedy: `Run \`${takeCommand}\`, review ${path} and commit it.`,
      place: { file: path, line: 1 },
    };
  },
};
