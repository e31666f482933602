import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { init } from "../../src/commands/init.ts";
import { Misuse } from "../../src/commands/load-config.ts";
import type { Asker } from "../../src/init/asker.ts";
import { fixtureRepository } from "../init/fixture-repository.ts";
import { testHost } from "../support/host.ts";
import { testRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function worldIn(directory: string, asker?: Asker) {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  return { host: testHost(), output: { document: say, message: say }, directory, asker, said };
}

const answering = (chosen: string | undefined, agreed: boolean | undefined): Asker => ({
  choose: async () => chosen,
  agree: async () => agreed,
  write: async () => undefined,
});

describe("nobody to ask and no --yes", () => {
  it("says what would be written, writes nothing, and is misuse", async () => {
    const { path, git } = fixtureRepository("fastify-prisma");
    const world = worldIn(path);
    await expect(init({ yes: false }, world)).rejects.toThrow(Misuse);
    expect(world.said.join("\n")).toContain("would write  promote.yaml");
    expect(git("status", "--porcelain")).toBe("");
  });
});

describe("a person at a terminal", () => {
  it("chooses the project and agrees", async () => {
    const { path } = fixtureRepository("pnpm-monorepo");
    expect(await init({ yes: false }, worldIn(path, answering("apps/web", true)))).toBe(0);
    expect(readFileSync(join(path, "promote.yaml"), "utf8")).toContain("root: apps/web");
  });

  it.each([
    ["calls the choice off", undefined, true],
    ["calls the writing off", "apps/api", undefined],
    ["says no", "apps/api", false],
  ])("%s: nothing is written", async (_, chosen, agreed) => {
    const { path, git } = fixtureRepository("pnpm-monorepo");
    expect(await init({ yes: false }, worldIn(path, answering(chosen, agreed)))).toBe(2);
    expect(git("status", "--porcelain")).toBe("");
  });
});

it("what is there is never replaced", async () => {
  const { path, commit } = fixtureRepository("hono-drizzle");
  const mine = {
    "promote.yaml": "version: 1\n",
    ".github/workflows/promote.yml": "on: push\n",
    ".gitignore": "*.log\n",
  };
  commit(mine);
  expect(await init({ yes: true }, worldIn(path))).toBe(0);
  expect(readFileSync(join(path, "promote.yaml"), "utf8")).toBe(mine["promote.yaml"]);
  expect(readFileSync(join(path, ".github/workflows/promote.yml"), "utf8")).toBe("on: push\n");
  expect(readFileSync(join(path, ".gitignore"), "utf8")).toBe("*.log\n.promote/\n");
  expect(existsSync(join(path, "docs/runbooks/rollback.md"))).toBe(false);
});

it("a second service has a configuration and a workflow of its own", async () => {
  const { path } = fixtureRepository("pnpm-monorepo");
  await init({ yes: true }, worldIn(path));
  await init({ yes: true, directory: "apps/web" }, worldIn(path));
  expect(readFileSync(join(path, "apps/web/promote.yaml"), "utf8")).not.toMatch(/^root:/m);
  expect(existsSync(join(path, ".github/workflows/promote-apps-web.yml"))).toBe(true);
});

it("called in a folder below, it finds the configuration above and keeps it", async () => {
  const { path, commit, git } = fixtureRepository("express-jest");
  await init({ yes: true }, worldIn(path));
  commit();
  expect(await init({ yes: true }, worldIn(join(path, "backend/src")))).toBe(0);
  expect(git("status", "--porcelain")).toBe("");
});

it("nothing is written through a link", async () => {
  const { path, write, commit } = testRepository();
  const outside = temporaryFolder();
  write({ "package.json": "{}" });
  symlinkSync(outside, join(path, ".github"));
  commit();
  await expect(init({ yes: true }, worldIn(path))).rejects.toThrow(/\.github is no folder/);
  expect(existsSync(join(path, "promote.yaml"))).toBe(false);
});

it("a repository without a package gets a gate that says what is to be decided", async () => {
  const repository = testRepository();
  repository.commit({ "main.go": "package main\n" });
  expect(await init({ yes: true }, worldIn(repository.path))).toBe(0);
  expect(
    readFileSync(join(repository.path, "promote.yaml"), "utf8").match(/^ {4}off: .{10,}/gm),
  ).toHaveLength(6);
});

it("a folder that is none, and one outside git", async () => {
  await expect(
    init({ yes: true, directory: "nowhere" }, worldIn(temporaryFolder())),
  ).rejects.toThrow(Misuse);
  await expect(init({ yes: true }, worldIn(temporaryFolder()))).rejects.toThrow(
    /not inside a git repository/,
  );
});

it("dotenv files that are folders, and sources that are no text, say nothing", async () => {
  const repository = testRepository();
  repository.commit({ "package.json": "{}" });
  mkdirSync(join(repository.path, ".env"));
  writeFileSync(join(repository.path, "binary.ts"), Buffer.from([0xff, 0xfe, 0x00]));
  expect(await init({ yes: true }, worldIn(repository.path))).toBe(0);
});
