import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSocket } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openCommitReader } from "../../src/git/open-commit-reader.ts";
import { openFolderReader } from "../../src/git/open-folder-reader.ts";
import { loadApi } from "../../src/openapi/load/load-api.ts";
import { testHost } from "../support/host.ts";
import { testRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const lfs = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n";

/** A repository with a link to a file outside, a link to its own folder, a submodule and an LFS pointer. */
function hostileRepository() {
  const outside = temporaryFolder();
  writeFileSync(join(outside, "secret.yaml"), "type: string\n");
  const inner = testRepository();
  inner.commit({ "a.yaml": "type: string\n" });
  const repository = testRepository();
  repository.write({ "api/a.yaml": "type: string\n", "big.yaml": lfs });
  symlinkSync(join(outside, "secret.yaml"), join(repository.path, "api/link.yaml"));
  symlinkSync("api", join(repository.path, "folder"));
  symlinkSync(outside, join(repository.path, "out"));
  const file = ["-c", "protocol.file.allow=always"];
  repository.git(...file, "submodule", "add", "--quiet", inner.path, "inner");
  const commit = repository.commit();
  return { repository, commit, outside };
}

const shared = [
  ["api/a.yaml", { kind: "text", text: "type: string\n" }],
  ["api/none.yaml", { kind: "missing" }],
  ["api/a.yaml/b.yaml", { kind: "missing" }],
  ["api/link.yaml", { kind: "refused", why: "is a symbolic link" }],
  ["folder/a.yaml", { kind: "refused", why: "is reached through a symbolic link" }],
  ["out/secret.yaml", { kind: "refused", why: "is reached through a symbolic link" }],
  ["api", { kind: "refused", why: "is a folder" }],
] as const;

describe("files of a commit", () => {
  it("are read as they are there, and nothing else is", async () => {
    const { repository, commit } = hostileRepository();
    repository.write({ "api/a.yaml": "changed: since\n", "api/none.yaml": "new: since\n" });
    const read = openCommitReader(testHost(), repository.path, commit);
    for (const [path, file] of shared) expect([path, await read(path)]).toEqual([path, file]);
    const why = async (path: string) => JSON.stringify(await read(path));
    expect(await why("inner")).toContain("is a submodule");
    expect(await why("inner/a.yaml")).toContain("is inside a submodule");
    expect(await why("big.yaml")).toContain("is a Git LFS pointer");
    for (const path of ["../x.yaml", "api/../api/a.yaml", "/etc/passwd", ""])
      expect(await why(path)).toContain("leads out of the repository");
    expect(await read("api/*.yaml")).toEqual({ kind: "missing" });
  });
});

describe("files of a folder", () => {
  it("are read as they lie there, and nothing else is", async () => {
    const { repository } = hostileRepository();
    const read = openFolderReader(testHost(), repository.path);
    for (const [path, file] of shared) expect([path, await read(path)]).toEqual([path, file]);
    for (const path of ["../x.yaml", "/etc/passwd", "api\\a.yaml", ""])
      expect(await read(path)).toEqual({ kind: "refused", why: "leads out of the folder" });
    expect(await read("big.yaml")).toMatchObject({ kind: "refused" });
    writeFileSync(join(repository.path, "latin.yaml"), Buffer.from([0x61, 0x3a, 0xe9]));
    expect(await read("latin.yaml")).toEqual({ kind: "refused", why: "is not UTF-8 text" });
    const socket = createSocket();
    await new Promise<void>((done) => socket.listen(join(repository.path, "socket.yaml"), done));
    onTestFinished(() => void socket.close());
    expect(await read("socket.yaml")).toEqual({ kind: "refused", why: "is no regular file" });
    mkdirSync(join(repository.path, "empty"));
    expect(await read("empty/a.yaml")).toEqual({ kind: "missing" });
  });
});

it("a hostile description is loaded without a look at anything else", async () => {
  let connections = 0;
  const server = createServer((_, response) => response.end("{}"));
  server.on("connection", () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { repository, outside } = hostileRepository();
  const references = [
    "/etc/passwd",
    `http://127.0.0.1:${port}/a.yaml`,
    `//127.0.0.1:${port}/a.yaml`,
    `file://${outside}/secret.yaml`,
    `../../${outside.split("/").at(-1)}/secret.yaml`,
    "%2e%2e/%2e%2e/secret.yaml",
    "../api/link.yaml",
    "../folder/a.yaml",
    "../out/secret.yaml",
  ];
  const schemas = Object.fromEntries(references.map(($ref, at) => [`s${at}`, { $ref }]));
  const main = {
    openapi: "3.1.0",
    components: { schemas: { ...schemas, fine: { $ref: "a.yaml" } } },
  };
  const commit = repository.commit({ "api/main.json": JSON.stringify(main) });
  const host = testHost();
  for (const read of [
    openCommitReader(host, repository.path, commit),
    openFolderReader(host, repository.path),
  ]) {
    const asked: string[] = [];
    const { refused, texts } = await loadApi((path) => {
      asked.push(path);
      return read(path);
    }, "api/main.json");
    expect(refused.map(({ reference }) => reference)).toEqual(references);
    expect([...texts.keys()]).toEqual(["api/main.json", "api/a.yaml"]);
    expect(asked.every((path) => !path.startsWith("/") && !path.includes(".."))).toBe(true);
  }
  expect(connections).toBe(0);
});
