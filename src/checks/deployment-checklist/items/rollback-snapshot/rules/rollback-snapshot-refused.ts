import type { Rule } from "../../../../../gate/rule.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";

export const rollbackSnapshotRefused: Rule<RollbackSnapshotFacts> = {
  severity: "blocking",
  summary: "The previous release's schema snapshot holds a statement that no schema dump has.",
  why: "Such a statement could do anything to the server it is restored on, so none of the snapshot was run.",
  remedy: "Make the snapshot anew with `pg_dump --schema-only`.",
  *judge({ id, path, release }) {
    if (release.state !== "found" || release.snapshot?.restoring.state !== "refused") return;
    const { line, statement, reason } = release.snapshot.restoring;
    yield {
      subject: `${path} in ${release.tag}, line ${line},`,
      message: `is not restored: ${reason}.`,
      remedy: `Make ${path} anew with \`pg_dump --schema-only\`, and tag a patch release that has it.`,
      place: { file: path, line },
      detail: statement,
      identity: `${id}\n${path}\n${statement}`,
    };
  },
};
