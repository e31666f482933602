import { expect, it } from "vitest";
import { turnsOf } from "../../../src/checks/deployment-checklist/turns-of.ts";

const turns = (...kinds: readonly string[]) =>
  turnsOf(kinds.map((kind) => ({ kind }))).map((turn) => turn.map(({ kind }) => kind).join(" "));

it("the repository comes first, a command alone, the others together", () => {
  expect(turns("http", "command", "document", "git", "http", "command", "command")).toEqual([
    "git",
    "http",
    "command",
    "document http",
    "command",
    "command",
  ]);
  expect(turns("document", "http")).toEqual(["document http"]);
  expect(turns()).toEqual([]);
});
