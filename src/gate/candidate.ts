/** What the run is about: one commit of one repository, on its way from one environment to another. */
export type Candidate = {
  /** Absolute path of the project folder: where commands run and configured paths start. */
  readonly project: string;
  /** Absolute path of the repository's top level. */
  readonly repository: string;
  /** The project folder relative to the repository, with `/`; empty when they are the same. */
  readonly prefix: string;
  /** Where the repository is published, e.g. `https://github.com/acme/shop`. */
  readonly repositoryUri: string;
  /** Object ids, 40 or 64 hex digits. */
  readonly commit: string;
  readonly tree: string;
  /** Full name of the branch, e.g. `refs/heads/staging`; null when HEAD is detached. */
  readonly ref: string | null;
  readonly previousRelease: PreviousRelease;
  readonly from: string;
  readonly to: string;
};

/** The release the candidate is compared with, or why there is none. */
export type PreviousRelease =
  | {
      readonly kind: "tag";
      readonly tag: string;
      readonly tagObject: string | null;
      readonly commit: string;
    }
  | { readonly kind: "none"; readonly tagPattern: string }
  | { readonly kind: "shallow" }
  | { readonly kind: "unknown-tag"; readonly tag: string }
  /** The tag that was named is the candidate's own, or a later commit's: it would compare the release with itself. */
  | { readonly kind: "not-before"; readonly tag: string };
