import semver from "semver";

/** What a release is judged by, before anything is built. */
export type ReleaseState = {
  readonly version: string;
  /** Paths that git calls changed or untracked. */
  readonly uncommitted: readonly string[];
  readonly isShallow: boolean;
  readonly tags: readonly string[];
  /** Branches that are checked out somewhere. */
  readonly checkedOut: readonly string[];
  /** The version that package.json has. */
  readonly packageVersion: string;
  readonly changelog: string;
  /** Packages that are installed and not as package-lock.json has them. */
  readonly strayPackages: readonly string[];
};

/** Why the version cannot be released, each with what to do; none when it can. */
export function* refusalsOf(state: ReleaseState): Iterable<string> {
  const { version } = state;
  if (semver.valid(version) !== version) {
    yield `"${version}" is no version to release; give it as 1.2.3 or 1.2.3-rc.1.`;
    return;
  }
  yield* workingTreeRefusals(state);
  yield* tagRefusals(state);
  yield* documentRefusals(state);
  if (state.checkedOut.includes(branchOf(version))) {
    yield `Branch ${branchOf(version)} is checked out, and moving it would leave that folder behind; git switch another there.`;
  }
}

/** The branch that users of the Action name: `v1`. */
export function branchOf(version: string): string {
  return `v${semver.major(version)}`;
}

/** A version to try is tagged and moves no branch: nobody who names `v1` gets it. */
export function movesBranch(version: string): boolean {
  return semver.prerelease(version) === null;
}

function* workingTreeRefusals(state: ReleaseState): Iterable<string> {
  const { uncommitted, isShallow, strayPackages } = state;
  if (uncommitted.length > 0) {
    yield `The working tree is not clean (${shown(uncommitted)}); commit or stash it.`;
  }
  if (isShallow)
    yield "The clone is shallow, and tags may be missing; git fetch --unshallow --tags.";
  if (strayPackages.length > 0) {
    yield `node_modules is not what package-lock.json says (${shown(strayPackages)}); npm ci.`;
  }
}

function* tagRefusals({ version, tags }: ReleaseState): Iterable<string> {
  const last = tags
    .map((tag) => (tag.startsWith("v") ? tag.slice(1) : ""))
    .filter((one) => semver.valid(one) === one)
    .sort(semver.rcompare)[0];
  if (tags.includes(`v${version}`)) {
    yield `Tag v${version} is there already, and a release is never made again; choose a version above ${last}.`;
  } else if (last !== undefined && !semver.gt(version, last)) {
    yield `${version} is not above ${last}, the last release; choose a version above it.`;
  }
}

function* documentRefusals(state: ReleaseState): Iterable<string> {
  const { version, packageVersion, changelog } = state;
  if (packageVersion !== version) {
    yield `package.json has version ${packageVersion}; npm version ${version} --no-git-tag-version, and commit package.json and package-lock.json.`;
  }
  const headings = [...changelog.matchAll(/^## \[?([^\]\s]+)\]?(?: - \d{4}-\d{2}-\d{2})?\s*$/gm)];
  if (!headings.some(([, name]) => name === version)) {
    yield `CHANGELOG.md has no heading "## ${version}"; write "## ${version} - YYYY-MM-DD" below "## Unreleased", and commit it.`;
  }
}

function shown(names: readonly string[]): string {
  const [most, rest] = [names.slice(0, 3).join(", "), names.length - 3];
  return rest > 0 ? `${most} and ${rest} more` : most;
}
