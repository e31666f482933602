import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { provideDependencies } from "../../src/demo/dependencies.ts";
import { exampleVariables } from "../../src/demo/example-environment.ts";
import { examplesOf, makeExampleRepository } from "../../src/demo/example-repository.ts";
import { faultNames } from "../../src/demo/faults.ts";
import { testHost } from "../support/host.ts";
import { type Ended, promote } from "../support/promote.ts";
import { promoteHere } from "../support/promote-here.ts";
import { fullSweeps } from "../support/sweep.ts";

/** The check each fault stops the gate at, and a sentence that names it. */
const expectations = {
  schema: [
    "schema-snapshot",
    "column public.payouts.amount_cents is integer in db/schema.snapshot.sql and bigint in the staging database.",
  ],
  openapi: ["openapi-match", "docs/api/openapi.json differs in one place from what"],
  breaking: ["breaking-changes", "property prizePoolCents is no longer returned."],
  stripe: ["stripe-separation", "STRIPE_API_KEY in staging is a live-mode key."],
  ingestion: ["ingestion-separation", "under NODE_ENV=staging prints the endpoint of production"],
  tests: [
    "tests-pass",
    'test "a split pays out the pool to the cent, odd cents to the best places" fails.',
  ],
  rollback: [
    "deployment-checklist",
    "in v1.4.0 does not restore into an empty database: line 469 fails",
  ],
} as const satisfies { readonly [Name in (typeof faultNames)[number]]: readonly [string, string] };

const order = [
  ...["schema-snapshot", "openapi-match", "breaking-changes", "stripe-separation"],
  ...["ingestion-separation", "tests-pass", "deployment-checklist"],
];

function newFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), "promote-test-demo-")));
}

describe("promote demo", () => {
  const place = join(newFolder(), "kept");
  let ended: Ended;

  beforeAll(async () => {
    ended = await promote(["demo", "--keep", place], { cwd: tmpdir() });
  });
  afterAll(() => rmSync(join(place, ".."), { recursive: true, force: true }));

  const repository = join(place, "repository");
  const records = join(repository, ".promote/records");
  const recordFile = (suffix: string) =>
    join(records, readdirSync(records).find((name) => name.endsWith(suffix)) ?? "");
  const statement = () => {
    const { payload } = JSON.parse(readFileSync(recordFile(".dsse.json"), "utf8"));
    return JSON.parse(Buffer.from(payload, "base64").toString("utf8"));
  };
  const verify = (commit: string, environment: string) =>
    promoteHere(
      [
        ...[
          "verify",
          recordFile(".sigstore.json"),
          "--commit",
          commit,
          "--environment",
          environment,
        ],
        ...["--key", join(place, "keys/promote.pub.pem")],
      ],
      { cwd: repository },
    );

  it("clears the example with seven passed checks, and its record verifies", async () => {
    expect(ended.stderr).not.toContain("Warning");
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain("7 of 7 checks passed");
    expect(ended.stdout).toContain("VERIFIED");
    const { predicate } = statement();
    expect(predicate.checks.map(({ status }: { status: string }) => status)).toEqual(
      Array(7).fill("passed"),
    );
    expect(await verify(predicate.source.commit, "production")).toMatchObject({ code: 0 });
  });

  it("leaves a record that is refused for another commit and another environment", async () => {
    const { commit, previousRelease } = statement().predicate.source;
    const other = await verify(previousRelease.commit, "production");
    expect(other.code).toBe(1);
    expect(other.stdout).toContain("SUBJECT_COMMIT");
    const elsewhere = await verify(commit, "staging");
    expect(elsewhere.code).toBe(1);
    expect(elsewhere.stdout).toContain("ENVIRONMENT");
  });

  it("leaves no secret in anything it wrote or printed", () => {
    const { checks } = statement().predicate;
    expect(checks).toHaveLength(7);
    const texts = [ended.stdout, ended.stderr, ...textsBelow(join(repository, ".promote"))];
    const all = texts.join("\n");
    expect(all).not.toMatch(/(sk|rk)_(live|test)_[0-9a-f]{10,}/);
    expect(all).not.toMatch(/whsec_[0-9a-f]{10,}/);
    expect(all).not.toMatch(/postgres:\/\/[^\s:]+:[^\s@[]+@/);
    expect(all).not.toContain("PRIVATE KEY");
  });

  it("leaves evidence of what was compared", () => {
    const { evidence, separation, confirmations } = statement().predicate;
    expect(Object.keys(evidence).sort()).toEqual([
      ...["breaking", "dashboards", "on-call", "openapi"],
      ...["rollback", "rollback-procedure", "schema", "tests"],
    ]);
    expect(evidence.rollback).toMatchObject({ losses: 1, restoredOn: expect.any(String) });
    expect(separation.length).toBeGreaterThan(0);
    expect(confirmations).toMatchObject([{ item: "on-call", by: "release-manager" }]);
  });

  it("refuses a folder that is not empty", async () => {
    const folder = newFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "mine"), "");
    const refused = await promoteHere(["demo", "--keep", folder], { cwd: tmpdir() });
    expect(refused.code).toBe(64);
    expect(readdirSync(folder)).toEqual(["mine"]);
  });

  it("is undecided when the database is stopped, and says how to see the gate at work", async () => {
    const stopped = await promoteHere(["check", "--only", "schema-snapshot", "--unsigned"], {
      cwd: repository,
      variables: { STAGING_DATABASE_URL: "postgres://app:planted-password-9@127.0.0.1:1/staging" },
    });
    expect(stopped.code).toBe(2);
    expect(stopped.stdout).toContain("PostgreSQL at 127.0.0.1:1/staging does not answer");
    expect(stopped.stdout).toContain("promote demo");
    expect(stopped.stdout + stopped.stderr).not.toContain("planted-password-9");
  });
});

/** The fault of which the whole demo tells in `npm test`: it takes the shortest. */
const shown = "schema";

describe.each(faultNames)("promote demo --break %s", (fault) => {
  // Each is the demo to its fault once more; that each fault is found by its check is proved below.
  it.runIf(fullSweeps || fault === shown)(
    "stops at its own check, names the fault, and reaches nothing after it",
    async () => {
      const [check, sentence] = expectations[fault];
      const ended = await promote(["demo", "--break", fault], { cwd: tmpdir() });
      expect(ended.stdout).toContain(sentence);
      if (fault === "schema")
        expect(ended.stdout).toContain("likely: a change by hand on the staging");
      expect(ended.stdout).toContain(`BLOCKED at ${check}`);
      expect(ended.code).toBe(1);
      const step = order.indexOf(check);
      expect(ended.stdout.match(/^✔ /gm) ?? []).toHaveLength(step);
      expect(ended.stdout.match(/not reached$/gm) ?? []).toHaveLength(order.length - 1 - step);
      const [, folder = ""] = /file:\/\/(\S+)\/repository/.exec(ended.stdout) ?? [];
      expect(folder).not.toBe("");
      expect(existsSync(folder)).toBe(false);
    },
  );
});

describe("the check of each fault finds it:", () => {
  it.each(faultNames.filter((fault) => fault !== shown))("%s", async (fault) => {
    const folder = newFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const host = testHost();
    const { installation } = host.machine;
    await makeExampleRepository(host, folder, examplesOf(installation), fault);
    await provideDependencies(host, installation, folder, () => {});
    const [check, sentence] = expectations[fault];
    // The one file of its suite that the fault is about.
    const config = join(folder, "promote.yaml");
    writeFileSync(
      config,
      readFileSync(config, "utf8").replace("command: npm test", "$& -- prize-split"),
    );
    const variables = {
      ...exampleVariables(fault),
      TEST_DATABASE_URL: "postgres://nobody@127.0.0.1:1/none",
      DASHBOARD_URL: await answeringUrl(),
    };
    const line = ["check", "--unsigned", "--only", check];
    const ended = await promoteHere(line, { cwd: folder, variables });
    expect(ended.stdout).toContain(sentence);
    expect(ended.stdout).toContain(`BLOCKED at ${check}`);
  });
});

/** The address of a dashboard. */
async function answeringUrl(): Promise<string> {
  const server = createServer((_, answer) => answer.end("ok"));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
}

function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .flatMap((text) => [text, decoded(text)]);
}

/** The payload of a wrapper, decoded, so that what it holds is searched too. */
function decoded(text: string): string {
  const [, payload = ""] = /"payload":"([^"]+)"/.exec(text) ?? [];
  return Buffer.from(payload, "base64").toString("utf8");
}
