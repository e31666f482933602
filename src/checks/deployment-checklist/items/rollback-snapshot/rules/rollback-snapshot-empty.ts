import type { Rule } from "../../../../../gate/rule.ts";
import { takeCommand } from "../../../../../postgres/take-command.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";

export const rollbackSnapshotEmpty: Rule<RollbackSnapshotFacts> = {
  severity: "blocking",
  summary: "The previous release's schema snapshot restores, and makes nothing.",
  why: "A snapshot without a single object describes no schema to roll back to.",
  remedy: `Run \`${takeCommand}\` on the release, against a database with its schema.`,
  *judge({ id, path, release }) {
    if (release.state !== "found" || release.snapshot?.restoring.state !== "restored") return;
    if (release.snapshot.restoring.objects > 0) return;
    yield {
      subject: `${path} in ${release.tag}`,
      message: "makes no table or other object when it is restored.",
      remedy: `Check out ${release.tag}, run \`${takeCommand}\` against a database with its schema, and tag a patch release that has ${path}.`,
      place: { file: path },
      identity: `${id}\n${path}`,
    };
  },
};
