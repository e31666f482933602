import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { testHost } from "../support/host.ts";

function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "promote-test-files-")));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

describe("files", () => {
  it("are written whole, with their mode, and leave nothing beside them", async () => {
    const path = join(folder(), "a/b/record.json");
    const { files } = testHost();
    await files.writeAtomic(path, "one");
    await files.writeAtomic(path, "two", { mode: 0o600 });
    expect(readFileSync(path, "utf8")).toBe("two");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, ".."))).toEqual(["record.json"]);
  });

  it("that cannot be written are a fault, and the old content stays", async () => {
    const directory = folder();
    mkdirSync(join(directory, "taken"));
    const { files } = testHost();
    await expect(files.writeAtomic(join(directory, "taken"), "x")).rejects.toMatchObject({
      code: "file/unwritable",
    });
    expect(readdirSync(directory)).toEqual(["taken"]);
  });

  it("are undefined when absent, and a fault when they are not UTF-8", async () => {
    const directory = folder();
    const { files } = testHost();
    expect(await files.readText(join(directory, "none"))).toBeUndefined();
    writeFileSync(join(directory, "latin1"), Buffer.from([0x66, 0xfc, 0x72]));
    await expect(files.readText(join(directory, "latin1"))).rejects.toMatchObject({
      code: "file/not-text",
    });
  });

  it("tell a link from what it points to", async () => {
    const directory = folder();
    const { files } = testHost();
    writeFileSync(join(directory, "key"), "k", { mode: 0o600 });
    symlinkSync(join(directory, "key"), join(directory, "link"));
    expect(await files.status(join(directory, "key"))).toMatchObject({
      kind: "file",
      mode: 0o600,
      bytes: 1,
    });
    expect(await files.status(join(directory, "link"))).toMatchObject({ kind: "link" });
  });
});
