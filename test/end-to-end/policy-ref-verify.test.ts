import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { branchedProject } from "../support/branched-project.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";

function trusting(publicKey: string): string {
  const pem = readFileSync(publicKey, "utf8").trim().replaceAll("\n", "\n      ");
  return `version: 1\nkeys:\n  - name: ci\n    publicKey: |\n      ${pem}\n`;
}

const config = `${quickConfig()}record: { trust: trust.yaml }\n`;

it("promote verify --policy-ref goes by configuration and trust file of that commit", async () => {
  const { json, run, repository, commit, publicKey } = branchedProject({
    base: { "promote.yaml": config, "trust.yaml": trusting(quickProject().publicKey) },
  });
  const { record } = await json("--policy-ref", "main");
  const expected = ["--commit", commit, "--environment", "production"];
  const verify = (...more: string[]) => run(["verify", record, ...expected, ...more]);
  repository.write({ "trust.yaml": trusting(publicKey) });
  const untrusted = await verify("--policy-ref", "main");
  expect(untrusted.code, untrusted.stdout).toBe(1);
  expect(untrusted.stdout).toContain("KEY_UNTRUSTED");
  // A key that is named stands in the place of `record.trust`, and the configuration is main's all the same.
  const trusted = await verify("--policy-ref", "main", "--key", publicKey);
  expect(trusted.code, trusted.stderr).toBe(0);
  expect(trusted.stdout).toMatch(/required +tests-pass, by main:promote\.yaml/);
  repository.git("checkout", "--quiet", "-b", "other");
  repository.commit({ "promote.yaml": `${config}# stricter\n` });
  const followed = await verify("--policy-ref", "other");
  expect(followed.code).toBe(1);
  expect(followed.stdout).toContain("POLICY_DIGEST");
  expect(followed.stdout).not.toContain("KEY_UNTRUSTED");
});

it.each([
  ["--policy promote.yaml --policy-ref main", "name two configurations"],
  ["--config promote.yaml", "name that with --policy-ref"],
  ["--policy-ref main --trust ../trust.yaml", "is outside the repository"],
  ["--policy-ref main --trust none.yaml", "has no trust file none.yaml"],
])("promote verify %s is misuse", async (flags, words) => {
  const { run, commit } = branchedProject({});
  const expected = ["--commit", commit, "--environment", "production"];
  const ended = await run(["verify", "record.sigstore.json", ...expected, ...flags.split(" ")]);
  expect(ended.code, ended.stdout).toBe(64);
  expect(ended.stderr).toContain(words);
});

it("promote snapshot verify --policy-ref asks for the snapshot of that configuration", async () => {
  const section = `  schema-snapshot: { database: "env:STAGING_DATABASE_URL", snapshot: db/whole.sql }`;
  const { run } = branchedProject({
    base: { "promote.yaml": quickConfig().replace(/ {2}schema-snapshot: .*/, section) },
    head: { "promote.yaml": quickConfig() },
  });
  const ended = await run(["snapshot", "verify", "--policy-ref", "main"]);
  expect(ended.code, ended.stderr).toBe(1);
  expect(ended.stdout).toContain("db/whole.sql is missing");
  expect((await run(["snapshot", "verify"])).code).toBe(64);
});
