import { GateFault } from "../gate/fault.ts";
import { git } from "../git/git.ts";
import { headOf } from "../git/resolve-candidate.ts";
import { resolveRevision } from "../git/resolve-revision.ts";
import type { Host } from "../host/host.ts";
import type { ActionEvent } from "./event.ts";
import type { GithubPullRequest, PullRequestNow } from "./github.ts";

type Needs = Pick<Host, "processes">;

/** What the run is about, as it was when it started. */
export interface HeadGuard {
  /** Throws "action/head-moved" when the workspace, or the pull request, is on another commit by now; "action/base-moved" when it goes elsewhere. */
  assertSame(): Promise<void>;
}

/** Throws "action/other-commit" when the workspace has not what the event is about. */
export async function guardHead(
  host: Needs,
  directory: string,
  event: ActionEvent,
  pullRequest: Pick<GithubPullRequest, "now" | "again"> | undefined,
): Promise<HeadGuard> {
  await assertCheckedOut(host, directory);
  const head = await headOf(host, directory);
  const [expected] = event.commits;
  if (expected !== undefined && !event.commits.includes(head)) {
    const shown = { head: short(head), expected: short(expected) };
    throw new GateFault("action/other-commit", { ...shown, event: event.name });
  }
  return {
    async assertSame() {
      assertEqual(head, await headOf(host, directory), "HEAD of the workspace");
      const asked = event.pullRequest;
      const now = asked && (await lookAgain(pullRequest));
      if (asked === undefined || now === undefined) return;
      assertEqual(asked.head, now.head, "The head of the pull request");
      const { baseRef: before } = asked;
      if (before === undefined || now.baseRef === undefined || before === now.baseRef) return;
      throw new GateFault("action/base-moved", { before, now: now.baseRef });
    },
  };
}

/** Throws "action/no-checkout" when there is nothing to look at; what else git has against the folder it says itself. */
async function assertCheckedOut(host: Needs, directory: string): Promise<void> {
  const look = await git(host, directory, ["rev-parse", "--git-dir"], { accept: [128] });
  if (!/not a git repository/.test(look.stderr)) return;
  throw new GateFault("action/no-checkout", { path: directory });
}

/** Throws "action/other-version" when the tag of the version exists and leads elsewhere. */
export async function assertVersion(
  host: Needs,
  directory: string,
  version: string | undefined,
): Promise<void> {
  if (version === undefined) return;
  const tag = await resolveRevision(host, directory, `refs/tags/${version}`);
  const head = await headOf(host, directory);
  if (!("commit" in tag) || tag.commit === head) return;
  const shown = { head: short(head), expected: short(tag.commit) };
  throw new GateFault("action/other-version", { ...shown, tag: version });
}

/** A server that does not answer proves no move; its status stands at the commit all the same. */
async function lookAgain(
  pullRequest: Pick<GithubPullRequest, "now" | "again"> | undefined,
): Promise<PullRequestNow | undefined> {
  return pullRequest?.again(() => pullRequest.now()).catch(() => undefined);
}

function assertEqual(before: string, now: string, where: string): void {
  if (before === now) return;
  throw new GateFault("action/head-moved", { before: short(before), now: short(now), where });
}

function short(commit: string): string {
  return commit.slice(0, 12);
}
