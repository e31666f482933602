import { describe, expect, it } from "vitest";
import { getFollowing } from "../../../../../src/checks/deployment-checklist/items/http/get-following.ts";
import type { HttpAnswer, HttpRequest } from "../../../../../src/host/host.ts";

const from = "https://api.example/health";

/** A web on which only the first address redirects, and what it was asked for. */
function aWeb(status: number, location: string | null) {
  const asked: HttpRequest[] = [];
  const answer: HttpAnswer = {
    status: 200,
    body: "",
    isWhole: true,
    location: null,
    durationMs: 5,
  };
  const get = async (request: HttpRequest) => {
    asked.push(request);
    return request.url === from ? { ...answer, status, location, durationMs: 7 } : answer;
  };
  const post = () => expect.unreachable();
  return { http: { http: { get, post } }, asked };
}

const request = { url: from, headers: { authorization: "Bearer x" }, limitMs: 1_000 };

describe("getFollowing", () => {
  it.each([
    ["/status", "https://api.example/status", { authorization: "Bearer x" }],
    ["https://other.example/", "https://other.example/", {}],
    ["http://api.example/health", "http://api.example/health", {}],
  ])("follows to %s, and adds up the time", async (location, url, headers) => {
    const { http, asked } = aWeb(302, location);
    expect(await getFollowing(http, request, 1)).toMatchObject({ status: 200, durationMs: 12 });
    expect(asked[1]).toMatchObject({ url });
    expect(asked[1]?.headers).toEqual(headers);
  });

  it.each([
    [302, null],
    [200, "/status"],
    [304, "/status"],
    [302, "http://["],
    [302, "file:///etc/passwd"],
    [302, "https://ada@api.example/"],
    [302, "https://:secret@api.example/"],
  ])("follows a %i to %s nowhere", async (status, location) => {
    const { http, asked } = aWeb(status, location);
    expect(await getFollowing(http, request, 5)).toMatchObject({ status, durationMs: 7 });
    expect(asked).toHaveLength(1);
  });

  it("follows no more often than it may", async () => {
    const { http, asked } = aWeb(302, "/status");
    expect(await getFollowing(http, request, 0)).toMatchObject({ status: 302 });
    expect(asked).toHaveLength(1);
  });
});
