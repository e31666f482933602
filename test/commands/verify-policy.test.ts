import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Misuse } from "../../src/commands/load-config.ts";
import { type VerifyRequest, verify } from "../../src/commands/verify.ts";
import { buildRecord } from "../../src/record/build-record.ts";
import { canonicalRecordJson } from "../../src/record/canonical-json.ts";
import type { Predicate } from "../../src/record/promotion-record.ts";
import { createKey } from "../../src/record/signers/create-key.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import { keyRecordSigner } from "../../src/record/signers/record-signer.ts";
import { writeRecord } from "../../src/record/write-record.ts";
import { verificationOutput } from "../../src/report/verification-output.ts";
import { commit, passed, requestOf, switchedOff } from "../record/sample-run.ts";
import { testHost } from "../support/host.ts";
import { quickConfig } from "../support/quick-project.ts";

const pair = createKey();
const tests = { ...passed, check: "tests-pass" } as const;
const text = quickConfig();
const digestOf = (config: string) => `sha256:${createHash("sha256").update(config).digest("hex")}`;

/** A cleared record of two checks that is changed before it is signed with the trusted key. */
async function signed(change: (predicate: Predicate) => Partial<Predicate> = () => ({})) {
  const host = testHost();
  const directory = await host.files.makeTemporaryDirectory("policy");
  const now = host.clock.now().toISOString();
  const request = requestOf({
    startedAt: now,
    finishedAt: now,
    results: [passed, tests, switchedOff],
    checks: [
      ...["stripe-separation", "openapi-match", "tests-pass"].map((id) => ({ id, title: id })),
    ],
  });
  const policy = { ...request.policy, digest: digestOf(text) };
  const built = buildRecord({ ...request, policy });
  const { predicate } = built.record;
  const record = { ...built.record, predicate: { ...predicate, ...change(predicate) } };
  const statement = canonicalRecordJson(record);
  const sealed = await keyRecordSigner(pemKeySigner(pair.privateKey, "KEY")).seal(statement);
  const place = { project: directory, directory: "records" };
  const { main } = await writeRecord(host, place, { ...built, record, statement }, sealed);
  const write = (name: string, content: string) =>
    host.files.writeAtomic(`${directory}/${name}`, content);
  await write("public.pem", pair.publicKey);
  await write("promote.yaml", text);
  return {
    write,
    async run(more: Partial<VerifyRequest> = {}) {
      const documents: string[] = [];
      const output = {
        document: (said: string) => void documents.push(said),
        message: () => undefined,
      };
      const whole = { record: main, commit, environment: "production", key: "public.pem" };
      const request = { ...whole, json: false, ...more };
      const code = await verify(request, { host, output, directory });
      return { code, document: documents.join("") };
    },
  };
}

const without = (id: string) => (predicate: Predicate) => ({
  checks: predicate.checks.filter((check) => check.id !== id),
});
const withStatus = (status: Predicate["checks"][number]["status"], facts: object = {}) => {
  return ({ checks }: Predicate) => ({
    checks: checks.map((check) =>
      check.id === "tests-pass" ? { ...check, ...facts, status } : check,
    ),
  });
};

describe("a signed record that claims to be cleared", () => {
  it.each([
    ["lacks a required check", without("tests-pass"), "tests-pass is not in the record"],
    [
      "lists one twice",
      ({ checks }: Predicate) => ({ checks: [...checks, ...checks.slice(0, 1)] }),
      "lists a check twice",
    ],
    [
      "lists one twice, passed and blocked",
      ({ checks }: Predicate) => ({
        checks: [
          ...checks,
          ...checks.slice(0, 1).map((one) => ({ ...one, status: "blocked" as const })),
        ],
      }),
      "lists a check twice",
    ],
    ["has one that blocks", withStatus("blocked"), "its checks come to blocked"],
    ["has one that is undecided", withStatus("undecided"), "its checks come to undecided"],
    ["has one that was not reached", withStatus("not-reached"), "its checks come to undecided"],
    ["has one that is switched off", withStatus("not-configured"), "tests-pass was switched off"],
    [
      "requires none",
      ({ policy }: Predicate) => ({ policy: { ...policy, requiredChecks: [] } }),
      "not among the required",
    ],
    ["has none", () => ({ checks: [] }), "tests-pass is not in the record"],
  ])("and %s is refused", async (_, change, words) => {
    const { run } = await signed(change);
    const { code, document } = await run();
    expect(code).toBe(1);
    expect(document).toMatch(/^REFUSED/);
    expect(document).toContain("OUTCOME");
    expect(document).toContain(words);
  });

  it("is accepted as it was built", async () => {
    expect((await (await signed()).run()).code).toBe(0);
  });
});

describe("promote verify --policy", () => {
  const policy = "promote.yaml";

  it("takes digest and required checks from the file, and says so", async () => {
    const { run } = await signed();
    const { code, document } = await run({ policy });
    expect(code).toBe(0);
    expect(document).toMatch(/required +tests-pass, by promote\.yaml/);
    expect(document).not.toContain("not compared; --policy-digest");
    const json = verificationOutput
      .strict()
      .parse(
        JSON.parse((await run({ policy, json: true, policyDigest: digestOf(text) })).document),
      );
    expect(json.expected).toMatchObject({
      policy,
      policyDigest: digestOf(text),
      requiredChecks: ["tests-pass"],
    });
  });

  it.each([
    ["left out", without("tests-pass"), "tests-pass, which is not in the record"],
    ["switched off", withStatus("not-configured"), "tests-pass, which is not-configured in"],
    ["not a word that is known", withStatus("fine" as "passed"), "tests-pass, which is fine in"],
  ])("refuses a record whose own list agrees that a check is %s", async (_, change, words) => {
    const { run } = await signed((predicate) => ({
      ...change(predicate),
      policy: { ...predicate.policy, requiredChecks: ["stripe-separation"] },
    }));
    const refused = await run({ policy });
    expect(refused.code).toBe(1);
    expect(refused.document).toContain(`The given configuration requires the check ${words}`);
  });

  it("is what refuses a record that is whole in itself", async () => {
    const own = ["stripe-separation"];
    const { run } = await signed((predicate) => ({
      ...without("tests-pass")(predicate),
      policy: { ...predicate.policy, requiredChecks: own },
    }));
    expect((await run({ policyDigest: digestOf(text) })).code).toBe(0);
    expect((await run({ policy })).code).toBe(1);
  });

  it("refuses a record of another configuration, were it one letter", async () => {
    const { run, write } = await signed();
    await write("promote.yaml", `${text}\n`);
    const { code, document } = await run({ policy });
    expect([code, document]).toEqual([1, expect.stringContaining("POLICY_DIGEST")]);
  });

  it.each([
    ["is not there", "absent.yaml", "absent.yaml does not exist"],
    ["is empty", "", "--policy is empty"],
    ["is a folder", "records", "records is not a file"],
    ["has problems", "broken.yaml", "broken.yaml:1:10 version is 2"],
    ["contradicts the digest", policy, "--policy-digest is sha256:0"],
  ])("takes a file that %s for misuse", async (_, file, words) => {
    const { run, write } = await signed();
    await write("broken.yaml", text.replace("version: 1", "version: 2"));
    const other = file === policy ? { policyDigest: `sha256:${"0".repeat(64)}` } : {};
    const running = run({ policy: file, ...other });
    await expect(running).rejects.toBeInstanceOf(Misuse);
    await expect(running).rejects.toThrow(words);
  });
});
