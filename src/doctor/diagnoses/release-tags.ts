import { isOff, type PromoteConfig } from "../../config/config.ts";
import { git } from "../../git/git.ts";
import { isStable, versionTagsOf } from "../../git/release-tags.ts";
import type { Diagnosis } from "../diagnosis.ts";

/** Whether a check blocks where there is no previous release. */
function asksForRelease({ checks }: Pick<PromoteConfig, "checks">): boolean {
  const breaking = checks["breaking-changes"];
  return isOff(breaking)
    ? !isOff(checks["deployment-checklist"])
    : breaking.firstRelease !== "allow";
}

export const releaseTags: Diagnosis = {
  id: "release-tags",
  async diagnose(host, { repository, config }) {
    if (repository === undefined) return [];
    const tagPattern = config.kind === "holds" ? config.config.release.tagPattern : "v*";
    const head = ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"];
    const { code, stdout } = await git(host, repository, head, { accept: [1, 128] });
    if (code !== 0) {
      const why = "A release candidate is a commit.";
      return [
        {
          level: "fail",
          what: "The repository has no commit yet.",
          why,
          fix: "Commit the release candidate.",
        },
      ];
    }
    const tags = await versionTagsOf(host, repository, stdout.trim(), tagPattern);
    const [latest] = tags.filter(isStable);
    if (latest !== undefined) {
      return [
        {
          level: "ok",
          what: `The latest release tag that HEAD reaches is ${latest.tag.name} (${tagPattern}).`,
        },
      ];
    }
    if (config.kind === "holds" && !asksForRelease(config.config)) {
      const what = `No tag ${tagPattern} that HEAD reaches names a version, and the configuration asks for none yet.`;
      return [{ level: "ok", what }];
    }
    return [
      {
        level: "warn",
        what: `No tag ${tagPattern} that HEAD reaches names a version.`,
        why: "Breaking changes are told from the previous release, and without one that check blocks.",
        fix: "Fetch the tags (`git fetch --tags`), correct `release.tagPattern`, or set `firstRelease: allow` of breaking-changes before the first release.",
      },
    ];
  },
};
