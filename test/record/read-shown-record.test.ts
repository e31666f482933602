import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildRecord } from "../../src/record/build-record.ts";
import { maxFileBytes } from "../../src/record/read-content.ts";
import { readShownRecord } from "../../src/record/read-shown-record.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { requestOf } from "./sample-run.ts";

const { statement } = buildRecord(requestOf());

describe("readShownRecord", () => {
  it("knows an unsigned statement by its own bytes, with the line feed behind it or without", async () => {
    const folder = temporaryFolder({
      "a.unsigned.json": `${statement}\n`,
      "b.unsigned.json": statement,
    });
    for (const name of ["a", "b"]) {
      const path = `${folder}/${name}.unsigned.json`;
      expect(await readShownRecord(testHost(), path, name)).toMatchObject({
        file: name,
        signed: null,
        payloadSha256: createHash("sha256").update(statement).digest("hex"),
      });
    }
  });

  it.each([
    ["is not there", () => {}, "does not exist"],
    ["is a link", (path: string) => symlinkSync("/dev/zero", path), "symbolic link"],
    ["is a folder", (path: string) => mkdirSync(path), "is not a file"],
    ["is no text", (path: string) => writeFileSync(path, Buffer.of(0x22, 0xc3, 0x28)), "UTF-8"],
    [
      "is too large",
      (path: string) => writeFileSync(path, "x".repeat(maxFileBytes + 1)),
      `larger than ${maxFileBytes} bytes`,
    ],
    ["is no record", (path: string) => writeFileSync(path, "{}"), "no in-toto statement"],
  ])("says of a file that %s what it is", async (_, make, words) => {
    const path = `${temporaryFolder()}/x.unsigned.json`;
    make(path);
    expect(await readShownRecord(testHost(), path, "x")).toMatchObject({
      code: "MALFORMED",
      message: expect.stringContaining(words),
    });
  });
});
