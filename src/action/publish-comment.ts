import { reasonOf } from "../gate/fault.ts";
import type { ActionEvent } from "./event.ts";
import { type GithubPullRequest, refusalOf } from "./github.ts";
import type { Inputs } from "./interface.ts";
import { placeComment } from "./sticky-comment.ts";

export type CommentRequest = {
  readonly marker: string;
  readonly body: string;
  readonly isGreen: boolean;
};

/** What a token needs to write the comment. */
export const permissionsBlock = ["permissions:", "  contents: read", "  pull-requests: write"].join(
  "\n",
);

/** Whether a comment is to be tried at all. */
export function wantsComment(
  { comment, "github-token": token }: Pick<Inputs, "comment" | "github-token">,
  { pullRequest }: ActionEvent,
): boolean {
  if (pullRequest === undefined || comment === "never" || token === "") return false;
  return comment !== "auto" || pullRequest.fork === undefined;
}

/**
 * Writes the comment. What keeps it from being written changes nothing else: it is returned as Markdown for the
 * summary; undefined when there is nothing to say.
 */
export async function publishComment(
  { comments, now, again }: GithubPullRequest,
  { comment }: Pick<Inputs, "comment">,
  event: ActionEvent,
  { marker, body, isGreen }: CommentRequest,
): Promise<string | undefined> {
  const mayCreate = comment !== "on-failure" || !isGreen;
  try {
    const current = (await again(now).catch(() => undefined))?.head ?? event.pullRequest?.head;
    if (current !== event.pullRequest?.head) {
      return "The comment on the pull request is left to the run of its newer commit.";
    }
    await again(() => placeComment(comments, { marker, body, mayCreate }));
    return undefined;
  } catch (thrown) {
    return noteOf(thrown);
  }
}

function noteOf(thrown: unknown): string {
  const status = refusalOf(thrown)?.status;
  if (status === 403 || status === 404 || status === 401) {
    return `The comment on the pull request could not be written: the token may not (GitHub says ${status}). Add this to the job, or take a token that may:\n\n\`\`\`yaml\n${permissionsBlock}\n\`\`\``;
  }
  const reason = status === undefined ? reasonOf(thrown) : `GitHub answers ${status}`;
  return `The comment on the pull request could not be written: ${reason.replace(/[`<>@]/g, " ")}.`;
}
