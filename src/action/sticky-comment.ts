import { sha256Of } from "../data/sha256.ts";

/** A comment as it is listed. */
export type Comment = {
  readonly id: number;
  readonly body: string;
  /** Login of who wrote it; null when that account is gone. */
  readonly author: string | null;
};

/** The comments of one pull request. */
export interface Comments {
  /** Who the token speaks for, by login. */
  ownLogin(): Promise<string>;
  /** All of them, page by page, the oldest first. */
  list(): AsyncIterable<Comment>;
  create(body: string): Promise<void>;
  update(id: number, body: string): Promise<void>;
  remove(id: number): Promise<void>;
}

/** The line, unseen on the page, by which a comment is known again: one for each gate of the repository. */
export function markerOf(gate: readonly string[]): string {
  const digest = sha256Of(JSON.stringify(gate)).slice(0, 16);
  return `<!-- promote-gate comment ${digest} -->`;
}

/**
 * Makes the one comment of this gate say `body`: edits the oldest of ours, removes the others, writes one where there
 * is none and `mayCreate`. Comments of others stay, marker or not.
 */
export async function placeComment(
  comments: Comments,
  {
    marker,
    body,
    mayCreate,
  }: { readonly marker: string; readonly body: string; readonly mayCreate: boolean },
): Promise<void> {
  const login = await comments.ownLogin();
  const ours: Comment[] = [];
  for await (const comment of comments.list()) {
    if (comment.author === login && comment.body.startsWith(marker)) ours.push(comment);
  }
  const text = `${marker}\n${body}`;
  const [first, ...duplicates] = ours;
  if (first === undefined) {
    if (mayCreate) await comments.create(text);
    return;
  }
  if (first.body !== text) await comments.update(first.id, text);
  for (const { id } of duplicates) await comments.remove(id);
}
