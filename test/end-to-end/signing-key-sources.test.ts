import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cli } from "../support/promote.ts";
import { quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A suite that writes down what a child of the gate can see of the key. */
const spy = (seen: string) => `
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from "node:fs";
const read = (path) => { try { return readFileSync(path, "latin1"); } catch { return ""; } };
const descriptors = readdirSync("/proc/self/fd").map((fd) => {
  try { return fd + " " + readlinkSync("/proc/self/fd/" + fd); } catch { return ""; }
});
writeFileSync(${JSON.stringify(seen)}, JSON.stringify({
  own: JSON.stringify(process.env) + read("/proc/self/environ"),
  gate: read("/proc/" + process.ppid + "/environ"),
  descriptors,
}));
console.log("TAP version 13\\n1..1\\nok 1 - it works");
`;

/** Runs the gate with a shell around it, and tells what its child saw. */
async function runWith(shell: string, value: (pem: string) => string) {
  const seen = join(temporaryFolder(), "seen.json");
  const { repository, variables } = quickProject({ "suite.mjs": spy(seen) });
  const keyFile = variables.PROMOTE_SIGNING_KEY.slice("file:".length);
  const pem = readFileSync(keyFile, "utf8");
  const child = spawn("bash", ["-c", shell, "bash", process.execPath, cli, keyFile], {
    cwd: repository.path,
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      NO_COLOR: "1",
      PROMOTE_SIGNING_KEY: value(pem),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout.on("data", (chunk) => (text += chunk));
  child.stderr.on("data", (chunk) => (text += chunk));
  const code = await new Promise((resolve) => child.once("close", resolve));
  return {
    code,
    text,
    body: pem.split("\n")[1] ?? "",
    seen: () => JSON.parse(readFileSync(seen, "utf8")),
  };
}

/** These tests need Linux's /proc, and bash. */
describe("the signing key, seen by a child of the gate", () => {
  it("is not in its environment; the block the gate itself was started with keeps it", async () => {
    const { code, text, body, seen } = await runWith('exec "$1" "$2" check', (pem) => pem);
    expect([code, text]).toEqual([0, expect.stringContaining("CLEARED")]);
    expect(seen().own).not.toContain(body);
    expect(seen().own).not.toContain("PROMOTE_SIGNING_KEY");
    expect(seen().gate).toContain(body);
  });

  it.each([
    ["a pipe that bash has on 63, too", 'exec "$1" "$2" check 3< <(cat "$3")', "fd:63"],
    ["a pipe on 3", 'exec "$1" "$2" check 3< <(cat "$3") 63<&-', "fd:3"],
    [
      "a pipe on 63, beyond those that Node closes in children",
      'exec "$1" "$2" check 63< <(cat "$3")',
      "fd:63",
    ],
    ["a file on 4", 'exec "$1" "$2" check 4< "$3"', "fd:4"],
  ])("is nowhere when it comes by %s", async (_, shell, value) => {
    const { code, text, body, seen } = await runWith(shell, () => value);
    expect([code, text]).toEqual([0, expect.stringContaining("CLEARED")]);
    expect(seen().own + seen().gate).not.toContain(body);
    const inherited = seen().descriptors.filter((one: string) => /^63 |key\.pem/.test(one));
    expect(inherited).toEqual([]);
  });

  it("cannot be read from a descriptor that nobody handed over, and nothing is run", async () => {
    for (const value of ["fd:3", "fd:7", "fd:17", "fd:900"]) {
      const { code, text, seen } = await runWith('exec "$1" "$2" check', () => value);
      expect([code, text]).toEqual([
        2,
        expect.stringContaining(`The descriptor ${value.slice(3)}`),
      ]);
      expect(seen).toThrow("ENOENT");
    }
  });
});
