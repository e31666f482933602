import * as z from "zod";
import { Misuse } from "../commands/load-config.ts";
import type { Predicate } from "../record/promotion-record.ts";

/** What the workflow run is about, as the event says it. */
export type ActionEvent = {
  readonly name: "pull_request" | "push" | "merge_group" | "workflow_dispatch" | "release";
  /** The commit that the change goes into; undefined where there is none. */
  readonly base: string | undefined;
  /** The commits that may be checked out, the first of them the one to name; empty when any may. */
  readonly commits: readonly string[];
  readonly pullRequest: PullRequest | undefined;
  /** The tag that a release is published under. */
  readonly tag: string | undefined;
};

export type PullRequest = {
  readonly number: number;
  readonly head: string;
  /** The branch that it goes into. */
  readonly baseRef: string | undefined;
  /** `owner/name` of the fork that it comes from; undefined when it comes from this repository. */
  readonly fork: string | undefined;
};

/** What the runner says beside the payload. */
export type EventVariables = {
  readonly name: string | undefined;
  /** The commit that triggered the run. */
  readonly sha: string | undefined;
};

const commit = z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/);

const pullRequestPayload = z.object({
  pull_request: z.object({
    number: z.int().positive(),
    head: z.object({
      sha: commit,
      // Null when the fork was deleted since.
      repo: z.object({ id: z.number(), full_name: z.string() }).nullish(),
    }),
    base: z.object({ sha: commit, ref: z.string().optional(), repo: z.object({ id: z.number() }) }),
  }),
});
const mergeGroupPayload = z.object({
  merge_group: z.object({ head_sha: commit, base_sha: commit }),
});
const pushPayload = z.object({ after: commit });
const releasePayload = z.object({ release: z.object({ tag_name: z.string().min(1) }) });

const none = { base: undefined, commits: [], pullRequest: undefined, tag: undefined } as const;

/** What a record of such an event is for: a change that is not merged yet authorises no promotion. */
export function purposeOf({ name }: Pick<ActionEvent, "name">): Predicate["purpose"] {
  return name === "pull_request" || name === "merge_group" ? "pull-request" : "release-gate";
}

/** Reads an event. Throws `Misuse` for those on which the gate does not run, with the reason. */
export function readEvent({ name, sha }: EventVariables, payload: unknown): ActionEvent {
  const own = sha === undefined ? [] : [sha];
  switch (name) {
    case "pull_request":
      return pullRequestEvent(read(pullRequestPayload, name, payload), own);
    case "merge_group": {
      const { head_sha, base_sha } = read(mergeGroupPayload, name, payload).merge_group;
      return { ...none, name, base: base_sha, commits: [head_sha] };
    }
    case "push":
      return { ...none, name, commits: [read(pushPayload, name, payload).after] };
    case "release":
      return {
        ...none,
        name,
        commits: own,
        tag: read(releasePayload, name, payload).release.tag_name,
      };
    case "workflow_dispatch":
      return { ...none, name };
    case "pull_request_target":
      throw new Misuse(
        "promote does not run on pull_request_target: that event hands secrets and a token that may write to the code of whoever opened the pull request, and the gate runs that code. Use `on: pull_request`.",
      );
    default:
      throw new Misuse(
        `promote does not run on ${name ?? "no event"}: its runs are on pull_request, push, merge_group, workflow_dispatch and release.`,
      );
  }
}

function pullRequestEvent(
  { pull_request: { number, head, base } }: z.output<typeof pullRequestPayload>,
  own: readonly string[],
): ActionEvent {
  const isOwn = head.repo?.id === base.repo.id;
  const fork = isOwn ? undefined : (head.repo?.full_name ?? "a fork that is gone");
  return {
    ...none,
    name: "pull_request",
    base: base.sha,
    commits: [head.sha, ...own],
    pullRequest: { number, head: head.sha, baseRef: base.ref, fork },
  };
}

function read<Schema extends z.ZodType>(
  schema: Schema,
  name: string,
  payload: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.join(".") || "content";
  throw new Misuse(`The payload of the ${name} event has no ${path} that can be read.`);
}
