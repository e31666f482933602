import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { terminalPicture } from "./screen/terminal-picture.ts";

/** Records the first screen of the README: what the built `promote check` says of the example with a fault in it. */
const root = join(import.meta.dirname, "..");
const place = "docs/images/screen.svg";
const shownAt = "file:///srv/contest-api";

const folder = mkdtempSync(join(tmpdir(), "promote-screen-"));
try {
  const kept = join(folder, "kept");
  const { stdout, exitCode } = await execa(
    process.execPath,
    [join(root, "dist/cli.js"), "demo", "--break", "stripe", "--keep", kept],
    { cwd: folder, env: { FORCE_COLOR: "1" }, reject: false },
  );
  if (exitCode !== 1) throw new Error(`The demo with a fault ended with ${exitCode}, not with 1.`);
  const said = stdout.replaceAll(/file:\/\/\S*?\/kept\/repository/g, shownAt);
  const picture = terminalPicture(`$ promote check\n${said.trimEnd()}\n$ echo $?\n${exitCode}`);
  mkdirSync(dirname(join(root, place)), { recursive: true });
  writeFileSync(join(root, place), picture);
  console.log(`wrote ${place}, ${picture.length} bytes`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
