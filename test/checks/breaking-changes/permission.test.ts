import { describe, expect, it } from "vitest";
import { breakingChanges } from "../../../src/checks/breaking-changes/check.ts";
import type { BreakingChangesFacts } from "../../../src/checks/breaking-changes/facts.ts";
import { account, judge } from "../../../src/checks/breaking-changes/judge.ts";
import { isMajorBump, permissionOf } from "../../../src/checks/breaking-changes/permission.ts";
import {
  readConfirmationFiles,
  writeConfirmation,
} from "../../../src/confirmations/confirmation-files.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import { resolveCandidate } from "../../../src/git/resolve-candidate.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";
import { testRepository } from "../../support/repository.ts";
import { aChange } from "./a-change.ts";

const now = "2030-01-01T12:00:00.000Z";
const commit = "c".repeat(40);

/** Facts of one breaking change from v1.4.0 to a document of `version`, confirmed by Ada at `at`. */
function factsOf({
  version = "2.0.0" as string | null,
  tag = "v1.4.0",
  earlier = "1.4.0",
  at = now,
} = {}) {
  const read = { state: "read", operations: 1, refused: [] } as const;
  return {
    document: "api.json",
    folder: "",
    firstRelease: "forbid",
    levels: {},
    previousRelease: { kind: "tag", tag, tagObject: null, commit: "b".repeat(40) },
    previous: { ...read, sha256: "1".repeat(64), version: earlier },
    current: { ...read, sha256: "2".repeat(64), version },
    changes: [aChange()],
    lines: [],
    confirmations: [
      {
        id: "mobile-app-updated",
        kind: "confirmation",
        commit,
        environment: "production",
        now,
        validForMs: 3_600_000,
        mustBeSigned: false,
        makers: null,
        found: {
          state: "found",
          file: "it.json",
          by: "Ada",
          at,
          evidence: "https://store.example/2.0",
          expires: "2030-01-02T00:00:00.000Z",
          signature: { state: "unsigned" },
        },
      },
    ],
  } satisfies BreakingChangesFacts;
}

describe("a major bump", () => {
  it.each([
    ["1.4.0", "2.0.0"],
    ["1.4.0", "3.1.2"],
    ["1.4.0", "2.0.0-rc.1"],
    ["0.3.1", "0.4.0"],
    ["0.3.1", "1.0.0"],
  ])("is %s to %s", (from, to) => expect(isMajorBump(from, to)).toBe(true));

  it.each([
    ["1.4.0", "1.5.0"],
    ["1.4.0", "1.4.0"],
    ["2.0.0", "1.9.0"],
    ["0.3.1", "0.3.2"],
    ["1.0.0", "0.9.0"],
    ["1.4.0", "2"],
    ["1.4.0", "newest"],
    ["spring", "2.0.0"],
  ])("is not %s to %s", (from, to) => expect(isMajorBump(from, to)).toBe(false));
});

describe("breaking changes", () => {
  it("stop nothing in a major release that is confirmed, and the record says by whom", () => {
    const facts = factsOf();
    expect([...judge(facts)]).toMatchObject([
      {
        severity: "advisory",
        detail: expect.stringMatching(
          /^allowed: 2\.0\.0 is a major release and mobile-app-updated is confirmed by Ada\.\n/,
        ),
      },
    ]);
    expect(account(facts)).toMatchObject({
      headline: "1 breaking change against v1.4.0, allowed in a major release",
      evidence: {
        breaking: {
          allowed: {
            version: "2.0.0",
            confirmations: [{ item: "mobile-app-updated", by: "Ada" }],
          },
        },
      },
    });
  });

  it.each([
    [{ version: "1.5.0" }, "api.json says version 1.5.0, which is no major release after v1.4.0."],
    [{ version: "2" }, "api.json says version 2, which is no semantic version such as 2.0.0."],
    [
      { earlier: "2.0.0" },
      "api.json says version 2.0.0, which is no major release after 2.0.0, its version in v1.4.0.",
    ],
    [{ version: null }, "api.json says no version."],
    [{ tag: "v10.0.0" }, "api.json says version 2.0.0, which is no major release after v10.0.0."],
    [{ tag: "v1.4.0.1" }, "The tag v1.4.0.1 names no semantic version to compare with."],
    [{ tag: "spring" }, "The tag spring names no semantic version to compare with."],
    [
      { at: "2030-01-01T10:00:00.000Z" },
      "mobile-app-updated was confirmed by Ada until 2030-01-01T11:00:00.000Z, and it is 2030-01-01T12:00:00.000Z. Make sure of it, then run `promote confirm mobile-app-updated --by NAME --evidence URL` on this commit.",
    ],
  ])("block with %o, and say what is missing", (changes, missing) => {
    const facts = factsOf(changes);
    expect(permissionOf(facts)).toEqual({ isGiven: false, missing: [missing] });
    const [finding] = [...judge(facts)].filter(({ severity }) => severity === "blocking");
    expect(finding?.detail).toContain(`- ${missing}`);
    expect(account(facts).evidence).not.toHaveProperty("breaking.allowed");
  });

  it.each(["api/v1.4.0", "1.4.0", "v1.14.10", "v1.4.0-rc.1", "v1.4.0+build.7"])(
    "are allowed after the tag %s",
    (tag) => {
      expect(permissionOf(factsOf({ tag }))).toMatchObject({ isGiven: true });
    },
  );

  it("are allowed where the document said no version that compares before", () => {
    expect(permissionOf(factsOf({ earlier: "spring" }))).toMatchObject({ isGiven: true });
  });

  it("that are advisory stay so, and speak of no permission", () => {
    const levels = { "response-property-removed": "advisory" } as const;
    const [finding] = [...judge({ ...factsOf({ version: "1.5.0" }), levels })];
    expect(finding?.severity).toBe("advisory");
    expect(finding?.detail).not.toContain("major release");
  });

  it("that there are none of are not allowed in the record", () => {
    const { evidence } = account({ ...factsOf(), changes: [] });
    expect(evidence).not.toHaveProperty("breaking.allowed");
  });

  it("always block where the configuration does not say otherwise", () => {
    const facts = { ...factsOf(), confirmations: null };
    expect(permissionOf(facts)).toBeUndefined();
    expect([...judge(facts)]).toMatchObject([{ severity: "blocking" }]);
  });

  it("find what was confirmed for the commit with `promote confirm`", async () => {
    const host = testHost();
    const repository = testRepository();
    const document = (version: string) =>
      JSON.stringify({ openapi: "3.0.3", info: { version }, paths: {} });
    repository.commit({ "docs/api/openapi.json": document("1.4.0") });
    repository.git("tag", "v1.4.0");
    repository.commit({ "docs/api/openapi.json": document("2.0.0") });
    const project = repository.path;
    const allowWhen = { bump: "major" as const, confirmed: ["mobile-app-updated"] };
    const release = releaseOf(project, { "breaking-changes": { allowWhen } });
    const { config } = release;
    const candidate = await resolveCandidate(host, { config, project, previous: undefined });
    const look = async () => {
      const confirmations = await readConfirmationFiles(host, project);
      const check = registerCheck(breakingChanges);
      const { facts } = await check.examine(host, { ...release, candidate, confirmations });
      return facts;
    };
    expect(await look()).toMatchObject({ confirmations: [{ found: { state: "absent" } }] });
    await writeConfirmation(host, project, {
      version: 1,
      item: "mobile-app-updated",
      commit: candidate.commit,
      environment: "production",
      repository: candidate.repositoryUri,
      project: candidate.prefix,
      by: "Ada",
      at: new Date(Date.now() - 1_000).toISOString(),
      evidence: "https://store.example/2.0",
      expires: new Date(Date.now() + 3_600_000).toISOString(),
    });
    expect(await look()).toMatchObject({
      previous: { version: "1.4.0" },
      current: { version: "2.0.0" },
      confirmations: [{ id: "mobile-app-updated", found: { state: "found", by: "Ada" } }],
    });
  });
});
