import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { distDigestOf } from "../../src/record/dist-digest.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

it("the digest of a program is what sha256sum says of its files", () => {
  const texts = { "parts/b.js": "1", "cli.js": "2", "parts/B.js": "3", "parts/a-b.js": "4" };
  const command = "find cli.js parts -type f | LC_ALL=C sort | xargs sha256sum | sha256sum";
  const cwd = temporaryFolder(texts);
  const printed = execFileSync("sh", ["-c", command], { cwd, encoding: "utf8" });
  const files = Object.entries(texts).map(([path, text]) => ({
    path,
    sha256: createHash("sha256").update(text).digest("hex"),
  }));
  for (const given of [files, files.toReversed()]) {
    expect(distDigestOf(given)).toBe(`sha256:${printed.slice(0, 64)}`);
  }
});
