/** A release tag that is there already, and where: the commit it stands for, here and on the remote. */
export type TakenTag = {
  readonly tag: string;
  readonly local: string | null;
  readonly remote: string | null;
};

/** Which version the commit is to be released as. */
export type ReleaseVersion =
  | {
      readonly state: "read";
      readonly file: string;
      readonly version: string;
      readonly tag: string;
    }
  /** `problem` reads on from the file's name. */
  | { readonly state: "unreadable"; readonly file: string; readonly problem: string }
  /** No file has it; `tagPattern` tells release tags. */
  | { readonly state: "of-tags"; readonly tagPattern: string };

/** How the candidate's commit lies to the branch of the remote. */
export type RemoteBranch =
  | { readonly state: "absent" }
  | {
      readonly state: "same" | "behind" | "ahead" | "diverged";
      readonly commit: string;
    };

export type GitFacts = {
  readonly id: string;
  readonly kind: "git";
  readonly commit: string;
  /** Name of the branch that is checked out; null when HEAD is detached. */
  readonly branch: string | null;
  readonly expectedBranch: string;
  readonly remote: string;
  /** Tracked files whose content is not the commit's. */
  readonly changed: readonly string[];
  /** Tracked files that git was told not to look at; what is in them is not known. */
  readonly unwatched: readonly string[];
  /** Files that git neither tracks nor ignores; empty where they are allowed. */
  readonly untracked: readonly string[];
  readonly remoteBranch: RemoteBranch;
  readonly version: ReleaseVersion;
  /** Tags of the version, or of the commit where no file has the version. */
  readonly taken: readonly TakenTag[];
};
