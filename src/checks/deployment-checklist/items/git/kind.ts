import type { ItemKind } from "../item-kind.ts";
import type { GitFacts } from "./facts.ts";
import { gitRules } from "./rules/index.ts";

/** The repository as a release has to find it. */
export const git: ItemKind<GitFacts> = {
  rules: gitRules,
  evidence: ({ expectedBranch, remote, commit, version }) => ({
    values: {
      branch: expectedBranch,
      remote,
      commit,
      version: version.state === "read" ? version.version : null,
    },
  }),
};
