import { join } from "node:path";
import { expect, it } from "vitest";
import { openapiMatch } from "../../../src/checks/openapi-match/check.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import { resolveCandidate } from "../../../src/git/resolve-candidate.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";
import { testRepository } from "../../support/repository.ts";

it.each([
  ["number", 1],
  ["string", 0],
])("compares the documents that a description is split over, %s", async (type, found) => {
  const repository = testRepository();
  const project = join(repository.path, "apps/api");
  const root = (ref: string) =>
    JSON.stringify({
      openapi: "3.1.0",
      paths: {},
      components: { schemas: { A: { $ref: ref }, U: { $ref: "https://x.example/a.json" } } },
    });
  repository.commit({
    "apps/api/docs/o.json": root("parts/money.json#/Money"),
    "apps/api/docs/parts/money.json": '{"Money":{"type":"string"}}',
    "apps/api/generate.mjs": `import { mkdirSync, writeFileSync } from "node:fs"; mkdirSync("build/parts", {recursive:true});
      writeFileSync("build/o.json", ${JSON.stringify(root("./parts/money.json#/%4Doney"))}); writeFileSync("build/parts/money.json", '{"Money":{"type":"${type}"}}');`,
  });
  const host = testHost();
  const release = releaseOf(project, {
    "openapi-match": {
      generate: "node generate.mjs",
      document: "docs/o.json",
      output: "build/o.json",
    },
  });
  const candidate = await resolveCandidate(host, {
    config: release.config,
    project,
    previous: undefined,
  });
  const { findings } = await registerCheck(openapiMatch).examine(host, { ...release, candidate });
  expect(findings.filter((f) => f.severity === "blocking")).toHaveLength(found as number);
});
