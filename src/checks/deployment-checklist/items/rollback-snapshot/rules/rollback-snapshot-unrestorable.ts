import type { Rule } from "../../../../../gate/rule.ts";
import { takeCommand } from "../../../../../postgres/take-command.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";

export const rollbackSnapshotUnrestorable: Rule<RollbackSnapshotFacts> = {
  severity: "blocking",
  summary: "The previous release's schema snapshot cannot be restored into an empty database.",
  why: "A snapshot that does not restore is found out during the rollback that needs it.",
  remedy: `Run \`${takeCommand}\` on the release, against a database with its schema.`,
  *judge({ id, path, release }) {
    if (release.state !== "found" || release.snapshot?.restoring.state !== "unrestorable") return;
    const { line, statement, reason } = release.snapshot.restoring;
    yield {
      subject: `${path} in ${release.tag}`,
      message: `does not restore into an empty database: line ${line} fails: ${reason}.`,
      remedy: `Check out ${release.tag}, run \`${takeCommand}\` against a database with its schema, and tag a patch release that has ${path}.`,
      place: { file: path, line },
      detail: statement,
      identity: `${id}\n${path}\n${statement}`,
    };
  },
};
