import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { tokenFaultOf } from "./keyless-run.ts";

/** The variables of a job without a token, whose event has the payload. */
function jobWithout(event: string, payload: unknown): Record<string, string> {
  const path = join(temporaryFolder(), "event.json");
  writeFileSync(path, typeof payload === "string" ? payload : JSON.stringify(payload));
  return { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: path };
}

const pull = (head: object | null, base: object | null = { full_name: "acme/shop" }) => ({
  pull_request: { head: { repo: head }, base: { repo: base } },
});

describe("an id-token", () => {
  it.each([
    ["elsewhere", {}, "signing/id-token-elsewhere"],
    ["in a job without the permission", { GITHUB_ACTIONS: "true" }, "signing/id-token-permission"],
    [
      "in a job that got half of it",
      { GITHUB_ACTIONS: "true", ACTIONS_ID_TOKEN_REQUEST_URL: "http://127.0.0.1:9/" },
      "signing/id-token-permission",
    ],
  ])("is missing %s", async (_, variables: Record<string, string>, code) => {
    expect((await tokenFaultOf(variables)).code).toBe(code);
  });

  it("is missing with the name of the variable that is missing", async () => {
    const half = { GITHUB_ACTIONS: "true", ACTIONS_ID_TOKEN_REQUEST_URL: "http://127.0.0.1:9/" };
    const { message } = await tokenFaultOf(half);
    expect(message).toContain("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
    expect(message).not.toContain("ACTIONS_ID_TOKEN_REQUEST_URL");
  });

  it.each([
    ["a fork", pull({ full_name: "mallory/shop", fork: true }), "signing/id-token-fork"],
    [
      "a repository with the same prefix",
      pull({ full_name: "acme/shop2" }),
      "signing/id-token-fork",
    ],
    ["a fork that is gone", pull(null), "signing/id-token-fork"],
    ["a fork that says no more", pull({ fork: true }, {}), "signing/id-token-fork"],
    ["a fork without a name", pull({ fork: true }), "signing/id-token-fork"],
    ["a branch", pull({ full_name: "acme/shop" }), "signing/id-token-permission"],
    ["a branch of one knows not what", pull({ fork: false }, {}), "signing/id-token-permission"],
    ["a branch into what is gone", pull({ fork: false }, null), "signing/id-token-permission"],
    [
      "a branch of a repository that is a fork itself",
      pull({ full_name: "acme/shop", fork: true }),
      "signing/id-token-permission",
    ],
    ["Dependabot", { sender: { login: "dependabot[bot]" } }, "signing/id-token-event"],
    ["nobody knows", "no JSON", "signing/id-token-permission"],
  ])("is missing in a pull request of %s", async (_, payload: unknown, code) => {
    expect((await tokenFaultOf(jobWithout("pull_request", payload))).code).toBe(code);
  });

  it("is missing for want of the permission where the base's workflow runs for a fork", async () => {
    const variables = jobWithout("pull_request_target", pull({ full_name: "mallory/shop" }));
    expect((await tokenFaultOf(variables)).code).toBe("signing/id-token-permission");
  });
});
