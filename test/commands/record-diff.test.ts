import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { recordDiff } from "../../src/commands/record-diff.ts";
import type { CheckResult } from "../../src/gate/result.ts";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { sealStatement } from "../../src/record/envelope.ts";
import { blocked, ed25519, passed, requestOf, switchedOff } from "../record/sample-run.ts";
import { hostile, recordProject, steering } from "../support/record-project.ts";
import { testRepository } from "../support/repository.ts";

const later = {
  startedAt: "2026-11-22T01:00:00.000Z",
  finishedAt: "2026-11-22T01:15:00.000Z",
  recordId: "019a9f5e-6b00-7cc3-98c4-dc0c0c073990",
};

async function difference(
  before: Partial<RecordRequest>,
  after: Partial<RecordRequest>,
  json = false,
) {
  const project = await recordProject();
  const a = (await project.write(before)).main;
  const b = (await project.write({ ...later, ...after })).main;
  return project.run((world) => recordDiff({ a, b, json }, world));
}

describe("promote record diff", () => {
  it("exits 0 when two cleared records say the same, whatever their times and ids", async () => {
    const { code, document } = await difference({}, {});
    expect(document).toContain("The records say the same.");
    expect(document).toMatch(/^NOT VERIFIED/);
    expect(code).toBe(0);
  });

  it("never exits 0 for a blocked record, though it differ in nothing", async () => {
    const results = [blocked, switchedOff];
    const { code, document } = await difference({ results }, { results });
    expect([code, document]).toEqual([1, expect.stringContaining("The records say the same.")]);
  });

  it("tells statuses, findings, counts, durations, policy, actor and evidence", async () => {
    const evidence = { stripe: { variables: 3 }, separation: [{ provider: "stripe" }] };
    const account = { ...passed.account, counts: { variables: 3 }, evidence };
    const results = [{ ...blocked, account, durationMs: 1_500 }, switchedOff];
    const { policy } = requestOf();
    const { code, document } = await difference(
      {},
      {
        results,
        policy: { ...policy, digest: `sha256:${"ef".repeat(32)}`, changedInHead: true },
        actor: { kind: "workflow", id: "deploy", provenBy: "oidc" },
        reservations: [{ code: "only", message: "One check alone was run." }],
      },
    );
    expect(code).toBe(1);
    for (const line of [
      "  outcome: cleared -> blocked",
      `  policy.digest: sha256:${"cd".repeat(32)} -> sha256:${"ef".repeat(32)}`,
      "  policy.changedInHead: false -> true",
      "  actor.id: ada -> deploy",
      "  stripe-separation  (12 ms -> 1.5 s)",
      "      status: passed -> blocked",
      "      counts.variables: 2 -> 3",
      "      + blocking: STRIPE_SECRET_KEY has one value",
      "  + One check alone was run.",
      "  stripe.variables: 2 -> 3",
      '  + {"provider":"stripe"}',
      "The records differ.",
    ]) {
      expect(document).toContain(line);
    }
  });

  it("tells a finding that became waived, and its waiver", async () => {
    const waived = { reason: "rotated", owner: "grace", until: "2026-12-01", daysLeft: 9 };
    const findings = blocked.findings.map((finding) => ({ ...finding, waived }));
    const { document } = await difference(
      { results: [blocked] },
      { results: [{ ...passed, findings }] },
    );
    expect(document).toMatch(/- blocking: STRIPE_SECRET_KEY .*\n.*\+ blocking, waived: STRIPE/);
    expect(document).toMatch(/Waivers\n {2}\+ 0123456789abcdef .* until 2026-12-01 by grace/);
  });

  it("exits 2 when a record cannot be read", async () => {
    const { host, directory, write, run } = await recordProject();
    const { main } = await write();
    await host.files.writeAtomic(`${directory}/x.dsse.json`, "{}\n");
    for (const json of [false, true]) {
      const { code, document } = await run((world) =>
        recordDiff({ a: main, b: "x.dsse.json", json }, world),
      );
      expect([code, document]).toEqual([2, expect.stringMatching(/unreadable/i)]);
    }
  });

  it("lets no text of a record steer a terminal", async () => {
    const { host, directory, write, run } = await recordProject();
    const { main } = await write();
    const { statement } = buildRecord(requestOf());
    const forged = statement.replace('"id":"ada"', `"id":${JSON.stringify(hostile)}`);
    const { dsse } = await sealStatement(forged, ed25519);
    await host.files.writeAtomic(`${directory}/forged.dsse.json`, dsse);
    for (const json of [false, true]) {
      const { document } = await run((world) =>
        recordDiff({ a: main, b: "forged.dsse.json", json }, world),
      );
      expect(document).not.toMatch(steering);
      expect(document).not.toMatch(/^VERIFIED/m);
    }
  });
});

const snapshotPath = "db/schema.snapshot.sql";
const documentPath = "docs/api/openapi.json";
const contests = "CREATE TABLE public.contests (\n    id bigint NOT NULL\n);\n";
const prizes = "CREATE TABLE public.prizes (\n    cents integer\n);\n";
const api = (paths: readonly string[]) =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "x", version: "1.0.0" },
    paths: Object.fromEntries(
      paths.map((path) => [path, { get: { responses: { 200: { description: "ok" } } } }]),
    ),
  });

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Results of the two checks that read the snapshot and the document. */
function reading(snapshot: string, document: string): readonly CheckResult[] {
  const checkOf = (check: string, name: string, text: string) => ({
    ...passed,
    check,
    account: { headline: "read", inputs: [{ name, sha256: sha256(text) }] },
  });
  return [
    checkOf("schema-snapshot", snapshotPath, snapshot),
    checkOf("openapi-match", documentPath, document),
  ];
}

const checks = [
  { id: "schema-snapshot", title: "Schema" },
  { id: "openapi-match", title: "API" },
];

/** Two records of two commits, in the project of a repository that has both. */
async function twoCommits(claimed = contests) {
  const repository = testRepository();
  const project = await recordProject(repository.path);
  const [before, after] = [
    { [snapshotPath]: contests, [documentPath]: api(["/contests", "/old"]) },
    { [snapshotPath]: contests + prizes, [documentPath]: api(["/contests", "/prizes"]) },
  ];
  const { candidate } = requestOf();
  const write = async (
    files: Record<string, string>,
    results: readonly CheckResult[],
    changes = {},
  ) => {
    const commit = repository.commit(files);
    return project.write({ checks, results, candidate: { ...candidate, commit }, ...changes });
  };
  const a = await write(before, reading(claimed, before[documentPath] ?? ""));
  const b = await write(
    after,
    reading(after[snapshotPath] ?? "", after[documentPath] ?? ""),
    later,
  );
  const run = (json = false) =>
    project.run((world) => recordDiff({ a: a.main, b: b.main, json }, world));
  return { repository, run };
}

describe("the schema and the API between two promotions", () => {
  it("are told object by object from the commits", async () => {
    const { run } = await twoCommits();
    const { code, document } = await run();
    expect(code).toBe(1);
    expect(document).toMatch(/Schema\n {2}db\/schema\.snapshot\.sql\n {4}\+ table public\.prizes/);
    expect(document).toMatch(/API\n {2}docs\/api\/openapi\.json: 1 change that may break/);
    expect(document).toMatch(/! GET \/old /);
    expect(document).toMatch(/~ GET \/prizes /);
    const parsed = JSON.parse((await run(true)).document);
    expect(parsed.schema).toMatchObject([
      { path: snapshotPath, state: "told", changes: [{ how: "added", name: "public.prizes" }] },
    ]);
    expect(parsed.api[0].changes.verdict).toBe("breaking");
  });

  it("are not told from a file that is not the one the record names", async () => {
    const { run } = await twoCommits("CREATE TABLE public.other (\n    id bigint\n);\n");
    expect((await run()).document).toMatch(
      /db\/schema\.snapshot\.sql: not told, because commit [0-9a-f]{12} does not have the file/,
    );
  });

  it("are not told where the commits are not at hand", async () => {
    const account = { headline: "read", inputs: [{ name: snapshotPath, sha256: sha256("a") }] };
    const other = { headline: "read", inputs: [{ name: snapshotPath, sha256: sha256("b") }] };
    const result = { ...passed, check: "schema-snapshot" };
    const { document } = await difference(
      { checks, results: [{ ...result, account }] },
      { checks, results: [{ ...result, account: other }] },
    );
    expect(document).toContain("not told, because there is no git repository here");
    expect(document).toContain(`read.${snapshotPath}: sha256:${sha256("a")}`);
  });
});
