import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openapiMatch } from "../../../src/checks/openapi-match/check.ts";
import { describeCases } from "../../support/cases.ts";
import { describeGatheredCases } from "../../support/gathered-cases.ts";
import { testRepository } from "../../support/repository.ts";
import { look, type Settings } from "./look.ts";

const directory = join(import.meta.dirname, "cases");

describeGatheredCases(directory, "input.json", async (folder) => {
  const settings = JSON.parse(readFileSync(join(folder, "input.json"), "utf8")) as Settings;
  const repository = testRepository();
  const files = [settings.document ?? "", "generate.mjs"].filter((name) =>
    existsSync(join(folder, name)),
  );
  repository.commit(
    Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), "utf8")])),
  );
  return (await look(repository.path, settings)).facts;
});

describeCases(openapiMatch, directory);
