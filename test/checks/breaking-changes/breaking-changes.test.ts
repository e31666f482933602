import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { breakingChanges } from "../../../src/checks/breaking-changes/check.ts";
import type { BreakingChangesFacts } from "../../../src/checks/breaking-changes/facts.ts";
import { changeRules } from "../../../src/checks/breaking-changes/rules/index.ts";
import type { PreviousRelease } from "../../../src/gate/candidate.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import { resolveCandidate } from "../../../src/git/resolve-candidate.ts";
import { describeCases } from "../../support/cases.ts";
import { describeGatheredCases } from "../../support/gathered-cases.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";
import { type TestRepository, testRepository } from "../../support/repository.ts";

const directory = join(import.meta.dirname, "cases");
const path = "docs/api/openapi.json";

/** Of a case: the tag of the previous release, or why there is none. */
type Input = { readonly previousRelease: string; readonly firstRelease?: "allow" };

async function look(project: string, settings: { firstRelease?: "allow"; document?: string } = {}) {
  const host = testHost();
  const release = releaseOf(project, { "breaking-changes": settings });
  const { config } = release;
  const candidate = await resolveCandidate(host, { config, project, previous: undefined });
  const examination = await registerCheck(breakingChanges).examine(host, { ...release, candidate });
  return { ...examination, facts: examination.facts as BreakingChangesFacts };
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** A repository whose tag holds `previous` and whose HEAD holds `current`. */
function repositoryOf(previous: string | null, current: string | null, tag = "v1.4.0") {
  const repository = testRepository();
  repository.commit({ [path]: previous });
  repository.git("tag", "--annotate", "--message=release", tag);
  repository.commit({ [path]: current });
  return repository;
}

const withoutTag: ReadonlyMap<string, PreviousRelease> = new Map([
  ["none", { kind: "none", tagPattern: "v*" }],
  ["shallow", { kind: "shallow" }],
  ["unknown-tag", { kind: "unknown-tag", tag: "v1.3.9" }],
]);

describeGatheredCases(directory, "input.json", async (folder) => {
  const input = JSON.parse(readFileSync(join(folder, "input.json"), "utf8")) as Input;
  const { previousRelease: tag, ...settings } = input;
  const current = textOf(join(folder, "current.json"));
  const instead = withoutTag.get(tag);
  if (instead !== undefined) {
    const repository = testRepository();
    repository.commit({ [path]: current });
    const { facts } = await look(repository.path, settings);
    return { ...facts, previousRelease: instead };
  }
  const previous = textOf(join(folder, "previous.json"));
  const repository: TestRepository = repositoryOf(previous, current, tag);
  const { facts } = await look(repository.path, settings);
  expect(facts.previousRelease).toMatchObject({
    kind: "tag",
    commit: repository.git("rev-parse", `${tag}^{commit}`),
  });
  const known = { kind: "tag", tag, tagObject: "a".repeat(40), commit: "b".repeat(40) };
  return { ...facts, previousRelease: known };
});

describeCases(breakingChanges, directory);

const document = (properties: object) =>
  JSON.stringify({
    openapi: "3.0.3",
    paths: {
      "/prizes": {
        get: {
          responses: {
            200: { description: "", content: { "application/json": { schema: { properties } } } },
          },
        },
      },
    },
  });

describe("breaking-changes", () => {
  it("compares what is committed, and not what lies in the working tree", async () => {
    const repository = repositoryOf(document({ fee: {} }), document({ fee: {} }));
    repository.write({ [path]: document({}) });
    expect((await look(repository.path)).findings).toEqual([]);
    repository.commit();
    expect((await look(repository.path)).findings).toMatchObject([
      { subject: "GET /prizes response 200, property fee", place: { file: path } },
    ]);
  });

  it("reads the document of a project in a sub-folder, and YAML beside JSON", async () => {
    const repository = testRepository();
    const yaml = "openapi: 3.0.3\npaths:\n  /prizes: {get: {responses: {}}}\n";
    repository.commit({ "backend/api.yaml": yaml });
    repository.git("tag", "v2.0.0");
    repository.commit({ "backend/api.yaml": "# the same\nopenapi: 3.0.3\npaths: {}\n" });
    const { findings, account } = await look(`${repository.path}/backend`, {
      document: "./api.yaml",
    });
    expect(findings).toMatchObject([{ rule: "breaking-changes/operation-removed" }]);
    expect(account.headline).toBe("1 breaking change against v2.0.0");
  });

  it("says what it compared, with the digests of both documents", async () => {
    const repository = repositoryOf(document({}), document({ fee: {} }));
    const { account } = await look(repository.path);
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(account).toMatchObject({
      headline: "No breaking change against v1.4.0 (1 operation)",
      counts: { operations: 1, changes: 0 },
      inputs: [
        { name: path, sha256: digest },
        { name: `v1.4.0:${path}`, sha256: digest },
      ],
      evidence: { breaking: { previousRelease: "v1.4.0", changes: 0 } },
    });
    expect(account.inputs?.[0]?.sha256).not.toBe(account.inputs?.[1]?.sha256);
  });

  it("sees a shallow clone as such", async () => {
    const origin = repositoryOf(document({}), document({}));
    const clone = testRepository();
    clone.git("fetch", "--quiet", "--depth=1", `file://${origin.path}`, "main");
    clone.git("reset", "--quiet", "--hard", "FETCH_HEAD");
    const { findings } = await look(clone.path, { firstRelease: "allow" });
    expect(findings.map(({ rule }) => rule)).toEqual(["breaking-changes/history-shallow"]);
  });

  it("names every rule of a change as the change", () => {
    expect(Object.values(changeRules).every(({ severity }) => severity === "blocking")).toBe(true);
  });
});
