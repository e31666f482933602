import { describe, expect, it } from "vitest";
import { ours, pullRequest } from "./pull-request.ts";

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

/** A run against a server that answers the first attempts to write a comment so; and how often it was tried. */
async function afterAnswers(answers: readonly Answer[]) {
  const { server, run } = await pullRequest();
  const left = [...answers];
  server.state.trouble = (method, path) =>
    method === "POST" && path.endsWith("/comments") ? left.shift() : undefined;
  const ended = await run();
  const tries = server.requests.filter((one) => /^POST .*\/comments$/.test(one)).length;
  return { ended, tries, comments: ours(server) };
}

const message = (text: string) => ({ message: text });
const secondary = message("You have exceeded a secondary rate limit.");
const soon = () => `${Math.ceil(Date.now() / 1_000) + 1}`;

describe("the comment is tried again", () => {
  it.each<[string, () => Answer]>([
    ["after 502", () => ({ status: 502, body: message("Bad Gateway") })],
    [
      "after a secondary rate limit told by 403",
      () => ({ status: 403, body: secondary, headers: { "retry-after": "1" } }),
    ],
    [
      "after a secondary rate limit told by 429",
      () => ({ status: 429, body: secondary, headers: { "retry-after": "1" } }),
    ],
    [
      "after a rate limit that ends soon",
      () => ({
        status: 403,
        body: message("API rate limit exceeded"),
        headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": soon() },
      }),
    ],
  ])("%s", async (_, answer) => {
    const { ended, tries, comments } = await afterAnswers([answer()]);
    expect(ended.code, ended.log).toBe(0);
    expect(tries).toBe(2);
    expect(comments).toHaveLength(1);
    expect(ended.summary).not.toContain("could not be written");
  });

  it("and is not written twice when it was written and the answer got lost", async () => {
    const { server, run } = await pullRequest();
    let lost = 0;
    server.state.afterwards = (method, path) => {
      if (method !== "POST" || !path.endsWith("/comments") || lost > 0) return undefined;
      lost += 1;
      return { status: 502, body: message("Bad Gateway") };
    };
    const ended = await run();
    expect(ended.code, ended.log).toBe(0);
    expect(lost).toBe(1);
    expect(ours(server)).toHaveLength(1);
  });
});

describe("the comment is tried once, and the gate's answer stands", () => {
  it.each<[string, Answer, string]>([
    [
      "when the token may not",
      { status: 403, body: message("Resource not accessible by integration") },
      "pull-requests: write",
    ],
    ["when the pull request is not to be seen", { status: 404 }, "pull-requests: write"],
    ["when it is refused", { status: 422, body: message("Validation Failed") }, "answers 422"],
    [
      "when the rate limit takes too long",
      {
        status: 403,
        body: message("API rate limit exceeded"),
        headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "9999999999" },
      },
      "could not be written",
    ],
  ])("%s", async (_, answer, words) => {
    const { ended, tries, comments } = await afterAnswers([answer]);
    expect(ended.code, ended.log).toBe(0);
    expect(tries).toBe(1);
    expect(comments).toEqual([]);
    expect(ended.summary).toContain("CLEARED");
    expect(ended.summary).toContain(words);
  });
});
