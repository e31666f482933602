import { words } from "./fault-words.ts";

/** The repository the release candidate comes from. */
export const gitFaults = {
  "git/not-a-repository": words<{ path: string }>({
    message: ({ path }) => `${path} is not inside a git repository.`,
    remedy: () => "Run promote inside a clone of the repository that is to be released.",
  }),
  "git/no-commit": words<{ path: string }>({
    message: ({ path }) => `The repository at ${path} has no commit yet.`,
    remedy: () => "Commit the release candidate first.",
  }),
  "git/failed": words<{ command: string; reason: string }>({
    message: ({ command, reason }) => `\`git ${command}\` failed: ${reason.replace(/\.+$/, "")}.`,
    remedy: ({ command }) => `Run \`git ${command}\` by hand and fix what it reports.`,
  }),
  "git/history-shallow": words<{ path: string }>({
    message: ({ path }) =>
      `The clone is shallow, so the commit that last changed ${path} cannot be told.`,
    remedy: () => "Run `git fetch --unshallow --tags`, or let CI fetch the whole history.",
  }),
  "git/unknown-revision": words<{ revision: string }>({
    message: ({ revision }) => `${revision} is no commit, branch or tag of this clone.`,
    remedy: ({ revision }) => `Fetch it (\`git fetch origin ${revision}\`), or correct the name.`,
  }),
  "git/name-refused": words<{ revision: string; reason: string }>({
    message: ({ revision, reason }) =>
      `${JSON.stringify(revision)} is not taken for a commit: it ${reason}.`,
    remedy: () =>
      "Rename the branch or tag; where a commit may be given, its full id does too (`git for-each-ref` prints those of branches and tags).",
  }),
  "git/ambiguous-revision": words<{ revision: string; refs: string }>({
    message: ({ revision, refs }) =>
      `${refs} are different commits, and ${revision} does not say which of them is meant.`,
    remedy: () => "Write the name of the one that is meant out, as it stands here.",
  }),
  "git/no-merge-base": words<{ base: string }>({
    message: ({ base }) => `HEAD and ${base} have no commit in common in this clone.`,
    remedy: () => "Fetch the whole history (`git fetch --unshallow`), and run it again.",
  }),
  "git/file-not-in-commit": words<{ path: string; commit: string }>({
    message: ({ path, commit }) => `Commit ${commit} has no regular file ${path}.`,
    remedy: ({ path }) =>
      `Commit ${path}, or name the right path with \`snapshot:\` in promote.yaml.`,
  }),
  "git/no-release": words<{ tagPattern: string }>({
    message: ({ tagPattern }) =>
      `No tag ${tagPattern} that HEAD can reach names a version, so there is no release to tell of.`,
    remedy: ({ tagPattern }) =>
      `Fetch the tags (\`git fetch --tags\`), tag a release (\`git tag --annotate ${tagPattern.replace(/[*?[].*$/, "")}1.0.0\`), or correct \`release.tagPattern\` in promote.yaml.`,
  }),
  "git/releases-shallow": words<{ tagPattern: string }>({
    message: ({ tagPattern }) =>
      `The clone is shallow, so releases ${tagPattern} may be missing from it.`,
    remedy: () => "Run `git fetch --unshallow --tags`; with actions/checkout set `fetch-depth: 0`.",
  }),
  "git/branch-shallow": words<{ remote: string; branch: string }>({
    message: ({ remote, branch }) =>
      `The clone is shallow, so how the commit lies to ${branch} of ${remote} cannot be told.`,
    remedy: () => "Run `git fetch --unshallow --tags`; with actions/checkout set `fetch-depth: 0`.",
  }),
  "git/remote-unreachable": words<{ remote: string; reason: string }>({
    message: ({ remote, reason }) => `The remote ${remote} does not answer: ${reason}.`,
    remedy: ({ remote }) =>
      `Run \`git ls-remote ${remote}\` by hand where promote runs and fix what it reports, or correct \`remote\` of the item in promote.yaml.`,
  }),
};
