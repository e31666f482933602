import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildTwice } from "../../scripts/release/build-twice.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { releaseProject } from "./release-project.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

function built(code: string) {
  const { path, git } = releaseProject({
    "scripts/build.mjs": `import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
mkdirSync("dist");
const write = (text) => writeFileSync("dist/action.js", text);
${code}`,
  });
  return buildTwice(path, git("rev-parse", "HEAD"), temporaryFolder());
}

it("tells the files of dist, and one digest of them all", () => {
  const { files, digest, folder } = built('write("1\\n");');
  expect(files).toEqual([{ path: "action.js", sha256: sha256("1\n"), isExecutable: false }]);
  const line = `${sha256("1\n")}  action.js\n`;
  expect(digest).toBe(`sha256:${sha256(line)}`);
  expect(folder.endsWith(join("one", "dist"))).toBe(true);
});

it.each([
  ["time", "write(String(process.hrtime.bigint()));"],
  ["the time zone", "write(String(new Date(0)));"],
  ["its folder's depth", 'write(String(process.cwd().split("/").length));'],
  [
    "its folder, in a file's mode",
    'write(""); if (/ /.test(process.cwd())) chmodSync("dist/action.js", 0o755);',
  ],
])("refuses a build that depends on %s", (_, code) => {
  expect(() => built(code)).toThrow(/Two builds of [0-9a-f]{40} differ in action\.js;/);
});

it.each(["process.cwd()", '(await import("node:fs")).realpathSync("node_modules")'])(
  "refuses a build that holds the path %s",
  (path) => {
    expect(() => built(`write(${path});`)).toThrow(/dist\/action\.js holds the path \//);
  },
);
