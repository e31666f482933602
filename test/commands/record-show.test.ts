import { describe, expect, it } from "vitest";
import { recordShow } from "../../src/commands/record-show.ts";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { sealStatement } from "../../src/record/envelope.ts";
import { writeUnsignedRecord } from "../../src/record/write-record.ts";
import {
  blocked,
  commit,
  ed25519,
  passed,
  repository,
  requestOf,
  switchedOff,
  undecided,
} from "../record/sample-run.ts";
import { hostile, recordProject, steering } from "../support/record-project.ts";

async function shown(changes: Partial<RecordRequest> = {}, json = false) {
  const project = await recordProject();
  const { main } = await project.write(changes);
  return project.run((world) => recordShow({ record: main, json }, world));
}

/** The record with its statement changed before it was signed: what a dishonest writer could make. */
async function showForged(change: (statement: string) => string, json = false) {
  const project = await recordProject();
  const { dsse } = await sealStatement(change(buildRecord(requestOf()).statement), ed25519);
  await project.host.files.writeAtomic(`${project.directory}/forged.dsse.json`, dsse);
  return project.run((world) => recordShow({ record: "forged.dsse.json", json }, world));
}

const waivedFinding = {
  ...blocked.findings[0],
  waived: { reason: "rotated tomorrow", owner: "grace", until: "2026-12-01", daysLeft: 10 },
} as (typeof blocked.findings)[number];

describe("promote record show", () => {
  it("says first and last that nothing is verified", async () => {
    const lines = (await shown()).document.trimEnd().split("\n");
    for (const line of [lines[0], lines.at(-1)]) {
      expect(line).toMatch(/^NOT VERIFIED: .{1,50}`promote verify`/);
    }
  });

  it("says what went where, when, by whom, and what each check saw", async () => {
    const confirmations = [{ item: "on-call", by: "grace" }];
    const account = { ...passed.account, evidence: { ...passed.account.evidence, confirmations } };
    const results = [{ ...passed, account, findings: [waivedFinding] }, switchedOff];
    const { code, document } = await shown({ results });
    expect(code).toBe(0);
    for (const fact of [
      "CLEARED  staging -> production",
      commit,
      repository,
      "release v1.4.0",
      "2026-11-21T01:15:00.250Z",
      "human ada (asserted)",
      "promote.yaml of",
      `sha256:${"cd".repeat(32)}`,
      "passed         stripe-separation, 12 ms",
      "2 variables differ",
      `read promote.yaml sha256:${"ab".repeat(32)}`,
      "switched off: The service has no HTTP interface.",
      "blocking, waived: STRIPE_SECRET_KEY has one value",
      "waived until 2026-12-01 by grace: rotated tomorrow",
      '{"by":"grace","item":"on-call"}',
      "stripe.variables 2",
      '"variable":"STRIPE_SECRET_KEY"',
      "chain        none",
    ]) {
      expect(document).toContain(fact);
    }
  });

  it.each([
    ["cleared", {}, 0],
    ["blocked", { results: [blocked] }, 1],
    ["undecided", { results: [undecided] }, 2],
    ["a pull request's run", { purpose: "pull-request" }, 1],
  ] as const)("exits by the outcome: %s", async (_, changes, code) => {
    expect((await shown(changes)).code).toBe(code);
    expect((await shown(changes, true)).code).toBe(code);
  });

  it("calls an outcome a claim when the checks contradict it, and does not exit 0", async () => {
    const forge = (text: string) => text.replace('"status":"passed"', '"status":"blocked"');
    const { code, document } = await showForged(forge);
    expect(code).toBe(1);
    expect(document).toContain("CLAIMS CLEARED");
    expect(document).toContain("its checks come to blocked");
    const unknown = (text: string) => text.replace('"outcome":"cleared"', '"outcome":"fine"');
    expect((await showForged(unknown)).code).toBe(1);
  });

  it("never exits 0 for an unsigned statement, whatever it claims", async () => {
    const { host, directory, run } = await recordProject();
    const reservations = [{ code: "unsigned", message: "No key." }] as const;
    const place = { project: directory, directory: "records" };
    const { main } = await writeUnsignedRecord(
      host,
      place,
      buildRecord(requestOf({ reservations })),
    );
    const honest = await run((world) => recordShow({ record: main, json: false }, world));
    expect([honest.code, honest.document]).toEqual([2, expect.stringContaining("UNSIGNED")]);
    const { statement } = buildRecord(requestOf());
    await host.files.writeAtomic(`${directory}/forged.unsigned.json`, `${statement}\n`);
    const forged = await run((world) =>
      recordShow({ record: "forged.unsigned.json", json: false }, world),
    );
    expect([forged.code, forged.document]).toEqual([1, expect.stringContaining("UNSIGNED")]);
  });

  it("lets no text of a record end a line or steer a terminal, in either format", async () => {
    const forge = (text: string) =>
      text
        .replace('"id":"ada"', `"id":${JSON.stringify(hostile)}`)
        .replace("2 variables differ", JSON.stringify(hostile).slice(1, -1));
    const { document } = await showForged(forge);
    expect(document).not.toMatch(steering);
    expect(document).not.toMatch(/^VERIFIED/m);
    expect(document).toContain("ada\\u{1b}[2J\\u{202e}\\u{a}\\u{d}VERIFIED");
    const json = (await showForged(forge, true)).document;
    expect(json).not.toMatch(steering);
    expect(JSON.parse(json).predicate.actor.id).toBe(hostile);
  });

  it("shows a record whose words for people are malformed", async () => {
    const forge = (text: string) => text.replace(/"headline":"[^"]*"/, '"headline":7');
    expect(await showForged(forge)).toMatchObject({ code: 0 });
  });

  it("prints JSON that says it is not verified", async () => {
    const parsed = JSON.parse((await shown({}, true)).document);
    expect(parsed).toMatchObject({
      version: 1,
      verified: false,
      signed: { kind: "key", hint: ed25519.publicKey.hint },
      predicate: { outcome: "cleared", source: { commit } },
    });
  });

  it.each([false, true])("exits 1 for a file that is no record (JSON: %s)", async (json) => {
    const { host, directory, run } = await recordProject();
    await host.files.writeAtomic(`${directory}/x.dsse.json`, '{"a":"\u202e"}\n');
    const { code, document } = await run((world) =>
      recordShow({ record: "x.dsse.json", json }, world),
    );
    expect(code).toBe(1);
    expect(document).toMatch(/unreadable/i);
    await expect(
      run((world) => recordShow({ record: "absent.json", json }, world)),
    ).rejects.toMatchObject({ code: "record/missing" });
  });
});
