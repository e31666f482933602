import { describe, expect, it } from "vitest";
import { schemaSnapshot } from "../../../src/checks/schema-snapshot/check.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import { joinedViews15 } from "../../postgres/majors/joined-views.ts";
import { withoutServers } from "../../support/bare-host.ts";
import { testHost } from "../../support/host.ts";
import { testDatabase } from "../../support/postgres.ts";
import { releaseOf } from "../../support/release.ts";
import { testRepository } from "../../support/repository.ts";
import { serverOfFile } from "../../support/server-of-file.ts";

const path = "db/schema.snapshot.sql";

const newer = serverOfFile({ wanted: { major: 18, otherwise: "newer" } });

/** A snapshot from PostgreSQL 15 that is committed, against a staging server of a newer major with that schema. */
async function against(
  change: string,
  prepare: typeof withoutServers = (host) => host,
  settings: Readonly<Record<string, string>> = {},
) {
  const schema = joinedViews15.replace(/^SET .*$|^\\.*$/gm, "");
  const { url } = await testDatabase(`${schema}\n${change}`, newer().url);
  const repository = testRepository();
  const commit = repository.commit({ [path]: joinedViews15 });
  const release = releaseOf(repository.path, {
    "schema-snapshot": { database: "env:STAGING_URL", ...settings },
  });
  const variables = { STAGING_URL: url, SCRATCH_URL: newer().url };
  return registerCheck(schemaSnapshot).examine(prepare(testHost({ variables })), {
    ...release,
    candidate: { ...release.candidate, commit },
  });
}

describe("a snapshot from an older major than staging's", () => {
  it("passes where the schema is the same, and says in whose words it was compared", async () => {
    const { findings, account } = await against("");
    expect(findings).toEqual([]);
    expect(account.headline).toMatch(
      /^\d+ objects of staging are as in db\/schema\.snapshot\.sql \(PostgreSQL 18\.\d+, compared in the words of PostgreSQL 18\.\d+ from .*\)$/,
    );
    expect(account.evidence).toMatchObject({
      schema: { majors: { state: "canonicalised", from: "15.18" } },
    });
  });

  it("blocks on what did change, and on nothing else", async () => {
    const { findings } = await against(
      "ALTER TABLE public.entries ADD COLUMN note text;",
      undefined,
      { scratch: "env:SCRATCH_URL" },
    );
    expect(findings).toMatchObject([
      { severity: "blocking", subject: "column public.entries.note" },
    ]);
  });

  it("uses the scratch server of the configuration where none can be started", async () => {
    const { findings, account } = await against("", withoutServers, { scratch: "env:SCRATCH_URL" });
    expect(findings).toEqual([]);
    expect(account.headline).toContain("compared in the words of the server in SCRATCH_URL");
  });

  it("never passes in silence where it cannot be brought into the words of one server", async () => {
    const { findings, account } = await against(
      "ALTER TABLE public.entries ADD COLUMN note text;",
      withoutServers,
    );
    const inWords = findings.filter(({ message }) => message.includes("unless only in words"));
    expect(inWords.map(({ subject }) => subject)).toEqual([
      "materialized view public.best",
      "view public.open_contests",
      "view public.totals",
    ]);
    expect(findings).toHaveLength(4);
    expect(findings.every(({ severity }) => severity === "blocking")).toBe(true);
    expect(inWords[0]?.message).toMatch(
      /unless only in words: PostgreSQL 15 wrote db\/schema\.snapshot\.sql and PostgreSQL 18 the staging database, and no PostgreSQL 18 or newer can be started here\.$/,
    );
    expect(inWords[0]?.remedy).toMatch(/^Install PostgreSQL 18 on this machine\. Then /);
    expect(account.headline).toContain("the snapshot is from PostgreSQL 15.18");
  });
});
