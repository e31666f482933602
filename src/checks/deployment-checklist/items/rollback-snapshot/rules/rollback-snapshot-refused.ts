import type { Rule } from "../../../../../gate/rule.ts";
import { takeCommand } from "../../../../../postgres/take-command.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";

export const rollbackSnapshotRefused: Rule<RollbackSnapshotFacts> = {
  severity: "blocking",
  summary: "The previous release's schema snapshot holds a statement that no schema dump has.",
  why: "Such a statement could do anything to the server it is restored on, so none of the snapshot was run.",
  remedy: `Run \`${takeCommand}\` on the release, against a database with its schema.`,
  *judge({ id, path, release }) {
    if (release.state !== "found" || release.snapshot?.restoring.state !== "refused") return;
    const { line, statement, reason } = release.snapshot.restoring;
    yield {
      subject: `${path} in ${release.tag}, line ${line},`,
      message: `is not restored: ${reason}.`,
      remedy: `Check out ${release.tag}, run \`${takeCommand}\` against a database with its schema, and tag a patch release that has ${path}.`,
      place: { file: path, line },
      detail: statement,
      identity: `${id}\n${path}\n${statement}`,
    };
  },
};
