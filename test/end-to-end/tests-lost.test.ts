import { generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";

/** A suite of so many passing tests. */
function suiteOf(count: number): string {
  const points = Array.from({ length: count }, (_, index) => `ok ${index + 1} - test ${index + 1}`);
  return ["cat <<'TAP'", "TAP version 13", `1..${count}`, ...points, "TAP", ""].join("\n");
}

/** A project whose last release had ten tests and whose next one has seven. */
async function shrunkenProject() {
  const config = quickConfig().replace("report: stdout", "report: stdout\n    maxDropPercent: 20");
  const { repository, variables } = quickProject({
    "promote.yaml": config,
    "suite.sh": suiteOf(10),
  });
  const records = join(repository.path, ".promote/records");
  const check = (given: Record<string, string> = variables, ...args: string[]) =>
    promoteHere(["check", ...args], { cwd: repository.path, variables: given });
  const first = await check();
  repository.commit({ "suite.sh": suiteOf(7) });
  const filesOf = (suffix: string) =>
    readdirSync(records)
      .filter((name) => name.endsWith(suffix))
      .map((name) => join(records, name));
  return { check, first, filesOf, records };
}

const notCompared = "is compared with no earlier run";

describe("maxDropPercent", () => {
  it("has nothing to compare a first run with and says so, then blocks a release that lost tests", async () => {
    const { check, first, filesOf } = await shrunkenProject();
    expect(first.code).toBe(0);
    expect(first.stdout).toContain(notCompared);
    const [record = ""] = filesOf(".sigstore.json");
    const second = await check();
    expect(second.code).toBe(1);
    expect(second.stdout).toMatch(
      /has 7 tests that ran, 30 % fewer than the 10 of \.promote\/records\//,
    );
    expect(second.stdout).toContain(record.slice(record.indexOf(".promote/")));
    expect(second.stdout).not.toContain(notCompared);
    const third = await check();
    expect(third.code).toBe(1);
    expect(third.stdout).toContain("30 % fewer than the 10");
  });

  it.each([
    ["is gone", (file: string) => rmSync(file)],
    [
      "was changed",
      (file: string) =>
        writeFileSync(file, readFileSync(file, "utf8").replace(/"sig":"./, '"sig":"A')),
    ],
    ["is no record", (file: string) => writeFileSync(file, "{}")],
    ["is not text", (file: string) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00]))],
  ])("says that there is no comparison where the record %s", async (_, spoil) => {
    const { check, filesOf } = await shrunkenProject();
    for (const file of filesOf(".sigstore.json")) spoil(file);
    const ended = await check();
    expect(ended.stdout).toContain(notCompared);
    expect(ended.stdout).toContain("no verified record to compare the number of tests with");
  });

  it("says so too where another key signs, and never clears a run without a key", async () => {
    const { check } = await shrunkenProject();
    const { privateKey } = generateKeyPairSync("ed25519", {
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
      publicKeyEncoding: { type: "spki", format: "pem" },
    });
    const other = await check({ PROMOTE_SIGNING_KEY: privateKey });
    expect(other.stdout).toContain(notCompared);
    const unsigned = await check({}, "--unsigned");
    expect(unsigned.code).not.toBe(0);
    expect(unsigned.stdout).toContain(notCompared);
  });
});
