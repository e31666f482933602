import type { Report, Rule } from "../../../../../gate/rule.ts";
import type { AppliedUpTo, MigrationsFacts } from "../facts.ts";

export const migrationsReleaseMissing: Rule<MigrationsFacts> = {
  severity: "blocking",
  summary: "There is no previous release to tell which migrations have run.",
  why: "An edited or missing migration cannot be told from a new one.",
  remedy: "Tag the release that runs in production, and fetch its tag.",
  unwaivable: "which migrations have run was not looked at",
  *judge({ id, appliedUpTo }) {
    const words = wordsOf(appliedUpTo);
    if (words !== undefined) yield { subject: "the previous release", identity: id, ...words };
  },
};

function wordsOf(upTo: AppliedUpTo): Pick<Report, "message" | "remedy"> | undefined {
  switch (upTo.state) {
    case "tag":
    case "first":
      return undefined;
    case "none":
      return {
        message: `is missing: no tag that matches ${upTo.tagPattern} lies before this commit, so which migrations have run is unknown.`,
        remedy:
          "Tag the release that runs in production, or set `checks.breaking-changes.firstRelease: allow` in promote.yaml when there is none.",
      };
    case "unknown-tag":
      return {
        message: `is said to be ${upTo.tag}, and there is no such tag, so which migrations have run is unknown.`,
        remedy: "Run `git fetch --tags`, or name another tag with `--previous`.",
      };
    case "not-before":
      return {
        message: `is said to be ${upTo.tag}, which is not before this commit, so which migrations have run is unknown.`,
        remedy: "Name the release that runs in production with `--previous`, or leave it out.",
      };
  }
}
