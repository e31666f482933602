import type { Diagnosis } from "../diagnosis.ts";
import { versionOf } from "../version-of.ts";

export const git: Diagnosis = {
  id: "git",
  async diagnose(host, { repository }) {
    const version = await versionOf(host, ["git", "--version"]);
    if (version === undefined) {
      const why = "The candidate, the previous release and the snapshot are read with it.";
      return [
        { level: "fail", what: "git is not installed, or not in PATH.", why, fix: "Install git." },
      ];
    }
    if (repository !== undefined) return [{ level: "ok", what: `${version}.` }];
    return [
      { level: "ok", what: `${version}.` },
      {
        level: "fail",
        what: "This folder is not inside a git repository.",
        why: "A release candidate is a commit.",
        fix: "Run promote inside a clone of the repository that is to be released.",
      },
    ];
  },
};
