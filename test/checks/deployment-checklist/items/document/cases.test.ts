import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gatherDocument } from "../../../../../src/checks/deployment-checklist/items/document/gather.ts";
import { documentRules } from "../../../../../src/checks/deployment-checklist/items/document/rules/index.ts";
import { findingsOfItem } from "../../../../../src/checks/deployment-checklist/items/kinds.ts";
import { testHost } from "../../../../support/host.ts";
import { aRelease } from "../../a-release.ts";
import { aRepository } from "../../a-repository.ts";
import { aDocumentItem } from "./a-document.ts";

const directory = join(import.meta.dirname, "cases");
const cases = readdirSync(directory);

/** About whether the document is there at all; no text of it makes them fire. */
const ofTheFile = ["document-missing", "document-unreadable"];

/** The rules that fire when the item of a case reads a document of it from a commit. */
async function rulesFor(name: string, file: string): Promise<readonly string[]> {
  const read = (one: string) => readFileSync(join(directory, name, one), "utf8");
  const repository = aRepository();
  repository.write("docs/rollback.md", read(file));
  repository.write("docs/image.md", "a\0b");
  const item = aDocumentItem(JSON.parse(read("item.json")));
  const release = aRelease([item], { repository: repository.top, commit: repository.commit() });
  const facts = await gatherDocument(testHost(), item, release);
  return [...findingsOfItem(facts)].map(({ rule }) => rule.replace("deployment-checklist/", ""));
}

describe("documents", () => {
  it.each(cases)("make %s fire, and no other rule", async (name) => {
    expect(await rulesFor(name, "fires.md")).toEqual([name]);
  });

  it.each(cases)("make %s nearly fire, and no rule", async (name) => {
    expect(await rulesFor(name, "near-miss.md")).toEqual([]);
  });

  it("are there for every rule about what a document says", () => {
    const rules = Object.keys(documentRules).filter((rule) => !ofTheFile.includes(rule));
    expect([...cases].sort()).toEqual(rules.sort());
  });
});
