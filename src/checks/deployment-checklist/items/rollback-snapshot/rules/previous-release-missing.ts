import type { Report, Rule } from "../../../../../gate/rule.ts";
import type { RollbackRelease, RollbackSnapshotFacts } from "../facts.ts";

export const previousReleaseMissing: Rule<RollbackSnapshotFacts> = {
  severity: "blocking",
  summary: "There is no previous release to roll back to.",
  why: "A rollback needs a known state to go back to, and none can be named.",
  remedy: "Tag the release that runs in production, and fetch its tag.",
  unwaivable: "nothing of what a rollback restores was looked at",
  *judge({ id, release }) {
    const words = wordsOf(release);
    if (words !== undefined) yield { subject: "the previous release", identity: id, ...words };
  },
};

function wordsOf(release: RollbackRelease): Pick<Report, "message" | "remedy"> | undefined {
  switch (release.state) {
    case "found":
    case "first":
      return undefined;
    case "none":
      return {
        message: `is missing: no tag that matches ${release.tagPattern} lies before this commit.`,
        remedy:
          "Tag the release that runs in production, or set `checks.breaking-changes.firstRelease: allow` in promote.yaml when there is none.",
      };
    case "shallow":
      return {
        message: "cannot be found, as the clone is shallow.",
        remedy: "Run `git fetch --unshallow --tags`, or let CI fetch the whole history.",
      };
    case "unknown-tag":
      return {
        message: `is said to be ${release.tag}, and there is no such tag.`,
        remedy: "Run `git fetch --tags`, or name another tag with `--previous`.",
      };
    case "not-before":
      return {
        message: `is said to be ${release.tag}, which is not before this commit.`,
        remedy: "Name the release that runs in production with `--previous`, or leave it out.",
      };
  }
}
