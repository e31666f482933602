import type { RuleSet } from "../../../../../gate/rule.ts";
import type { GitFacts } from "../facts.ts";
import { gitBranchAhead } from "./git-branch-ahead.ts";
import { gitBranchBehind } from "./git-branch-behind.ts";
import { gitBranchDiverged } from "./git-branch-diverged.ts";
import { gitBranchNotOnRemote } from "./git-branch-not-on-remote.ts";
import { gitBranchUnexpected } from "./git-branch-unexpected.ts";
import { gitCommitTagged } from "./git-commit-tagged.ts";
import { gitTreeChanged } from "./git-tree-changed.ts";
import { gitTreeUntracked } from "./git-tree-untracked.ts";
import { gitTreeUnwatched } from "./git-tree-unwatched.ts";
import { gitVersionTagged } from "./git-version-tagged.ts";
import { gitVersionUnreadable } from "./git-version-unreadable.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const gitRules = {
  "git-tree-changed": gitTreeChanged,
  "git-tree-untracked": gitTreeUntracked,
  "git-tree-unwatched": gitTreeUnwatched,
  "git-branch-unexpected": gitBranchUnexpected,
  "git-branch-not-on-remote": gitBranchNotOnRemote,
  "git-branch-behind": gitBranchBehind,
  "git-branch-ahead": gitBranchAhead,
  "git-branch-diverged": gitBranchDiverged,
  "git-version-unreadable": gitVersionUnreadable,
  "git-version-tagged": gitVersionTagged,
  "git-commit-tagged": gitCommitTagged,
} satisfies RuleSet<GitFacts>;
