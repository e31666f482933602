import type { Rule } from "../../../../../gate/rule.ts";
import type { RollbackSnapshotFacts } from "../facts.ts";

export const rollbackSnapshotUnrestorable: Rule<RollbackSnapshotFacts> = {
  severity: "blocking",
  summary: "The previous release's schema snapshot cannot be restored into an empty database.",
  why: "A snapshot that does not restore is found out during the rollback that needs it.",
  remedy: "Mend the statement, and make the snapshot anew with `pg_dump --schema-only`.",
  *judge({ id, path, release }) {
    if (release.state !== "found" || release.snapshot?.restoring.state !== "unrestorable") return;
    const { line, statement, reason } = release.snapshot.restoring;
    yield {
      subject: `${path} in ${release.tag}`,
      message: `does not restore into an empty database: line ${line} fails: ${reason}.`,
      remedy: `Make ${path} anew with \`pg_dump --schema-only\` on the schema of ${release.tag}, and tag a patch release that has it.`,
      place: { file: path, line },
      detail: statement,
      identity: `${id}\n${path}`,
    };
  },
};
