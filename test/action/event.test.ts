import { describe, expect, it } from "vitest";
import { type ActionEvent, purposeOf, readEvent } from "../../src/action/event.ts";
import { forkLimitsOf } from "../../src/action/fork.ts";
import { policyOf } from "../../src/action/policy.ts";

const [base, head, merge] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)];
const own = { id: 1, full_name: "acme/shop" };

const payloadOf = (repo: unknown) => ({
  pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo: own } },
});
const pullRequestFrom = (repo: unknown) =>
  readEvent({ name: "pull_request", sha: merge }, payloadOf(repo));

describe("an event", () => {
  it.each([
    ["pull_request", "pull-request"],
    ["merge_group", "pull-request"],
    ["push", "release-gate"],
    ["workflow_dispatch", "release-gate"],
    ["release", "release-gate"],
  ] as const)("%s makes a record for the purpose %s", (name, purpose) => {
    expect(purposeOf({ name })).toBe(purpose);
  });

  it("of a pull request is about its head, or the merge of it, and goes into its base", () => {
    expect(pullRequestFrom(own)).toEqual({
      ...{ name: "pull_request", base, commits: [head, merge], tag: undefined },
      pullRequest: { number: 7, head, fork: undefined },
    });
  });

  it.each([
    ["another repository", { id: 2, full_name: "mallory/shop" }, "mallory/shop"],
    ["one of the same name elsewhere", { id: 2, full_name: "acme/shop" }, "acme/shop"],
    ["one that is gone", null, "a fork that is gone"],
  ])("of a pull request from %s is a fork's", (_, repo, fork) => {
    expect(pullRequestFrom(repo).pullRequest?.fork).toBe(fork);
  });

  it("of a merge group goes into its base", () => {
    const payload = { merge_group: { head_sha: head, base_sha: base } };
    const event = readEvent({ name: "merge_group", sha: head }, payload);
    expect(event).toMatchObject({ base, commits: [head], pullRequest: undefined });
  });

  it.each(["pull_request_target", "schedule", "issue_comment", undefined])(
    "%s is refused",
    (name) => {
      expect(() => readEvent({ name, sha: head }, payloadOf(own))).toThrow(/does not run on/);
    },
  );

  it.each([
    [
      "a text for a commit",
      { pull_request: { ...payloadOf(own).pull_request, head: { sha: "--upload-pack=x" } } },
    ],
    ["nothing", undefined],
  ])("with %s is refused", (_, payload) => {
    expect(() => readEvent({ name: "pull_request", sha: merge }, payload)).toThrow(
      /that can be read/,
    );
  });
});

describe("whose configuration counts", () => {
  it("is the base's, unless it is said", () => {
    expect(policyOf({ "config-ref": "base" }, { base })).toEqual({ policyRef: base });
    expect(policyOf({ "config-ref": "base" }, { base: undefined })).toEqual({});
    expect(policyOf({ "config-ref": "head" }, { base })).toEqual({});
    expect(policyOf({ "config-ref": "policy" }, { base })).toEqual({ policyRef: "policy" });
  });

  it("is the base's when the change edits the workflow that says so", () => {
    for (const ref of ["base", "head", "policy"]) {
      expect(policyOf({ "config-ref": ref }, { base }, "gate.yml")).toEqual({ policyRef: base });
    }
    expect(policyOf({ "config-ref": "head" }, { base: undefined }, "gate.yml")).toEqual({});
  });
});

describe("a run without secrets", () => {
  const fork: ActionEvent = pullRequestFrom({ id: 2, full_name: "mallory/shop" });

  it("is that of a fork, unless the repository sends secrets to forks", () => {
    expect(forkLimitsOf(fork, false)?.sentence).toContain("git fetch origin pull/7/head");
    expect(forkLimitsOf(fork, true)).toBeUndefined();
    expect(forkLimitsOf(pullRequestFrom(own), false)).toBeUndefined();
  });
});
