import type { Rule } from "../../../../../gate/rule.ts";
import { takeCommand } from "../../../../../postgres/take-command.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";
import { diffsOf, namesOf } from "../name-differences.ts";

export const rollbackSnapshotRestoresDifferently: Rule<RollbackSnapshotFacts> = {
  severity: "blocking",
  summary: "The database that the previous release's snapshot restores to is not what it says.",
  why: "After a rollback the schema would be one that nobody reviewed and no release ran on.",
  remedy: `Run \`${takeCommand}\` on the release, against a database with its schema.`,
  *judge({ id, path, release }) {
    if (release.state !== "found" || release.snapshot?.restoring.state !== "restored") return;
    const { lost, unstable, serverVersion } = release.snapshot.restoring.proof;
    const subject = `${path} in ${release.tag}`;
    const remedy = `Check out ${release.tag}, run \`${takeCommand}\` against a database with its schema, and tag a patch release that has ${path}.`;
    const about = { subject, remedy, place: { file: path } };
    if (lost.count > 0) {
      yield {
        ...about,
        message: `restores on PostgreSQL ${serverVersion} to a database without what it says of ${namesOf(lost)}.`,
        detail: diffsOf(lost),
        identity: `${id}\n${path}\nlost\n${namesOf(lost)}`,
      };
    }
    if (unstable.count > 0) {
      yield {
        ...about,
        message: `comes back differently when the restored database is dumped and restored once more: ${namesOf(unstable)}.`,
        detail: diffsOf(unstable),
        identity: `${id}\n${path}\nunstable\n${namesOf(unstable)}`,
      };
    }
  },
};
