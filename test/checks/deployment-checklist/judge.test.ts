import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deploymentChecklist } from "../../../src/checks/deployment-checklist/check.ts";
import type { DeploymentChecklistFacts } from "../../../src/checks/deployment-checklist/facts.ts";
import { describeCases } from "../../support/cases.ts";

const directory = join(import.meta.dirname, "cases");

describeCases(deploymentChecklist, directory);

const commit = "c".repeat(40);

function factsOf(name: string): DeploymentChecklistFacts {
  const text = readFileSync(join(directory, name, "facts.json"), "utf8");
  return JSON.parse(text) as DeploymentChecklistFacts;
}

function accountOf(name: string) {
  return deploymentChecklist.account(factsOf(name));
}

describe("account", () => {
  it("names the items and leaves their evidence", () => {
    const end = "2030-01-01T14:00:00.000Z";
    const confirmed = {
      by: "Ada",
      at: "2030-01-01T10:00:00.000Z",
      evidence: "https://pager.example/1",
      expires: end,
      signature: "unsigned",
    };
    const sha256 = "0".repeat(64);
    expect(accountOf("every-item-holds")).toEqual({
      headline: "4 items hold: rollback-procedure, rollback-snapshot, dashboards, on-call",
      counts: { items: 4, held: 4 },
      inputs: [
        { name: "docs/runbooks/rollback.md", sha256 },
        { name: "db/schema.snapshot.sql at v1.4.0", sha256 },
      ],
      evidence: {
        "rollback-procedure": {
          path: "docs/runbooks/rollback.md",
          sha256,
          sections: 2,
          steps: 0,
          links: 0,
          linksNotFollowed: 0,
          inputs: [],
        },
        rollback: {
          tag: "v1.4.0",
          commit: "b".repeat(40),
          snapshotSha256: sha256,
          objects: 42,
          restoredOn: "15.18",
          losses: 0,
          otherHazards: 0,
        },
        dashboards: { address: "https://grafana.example/d/orders", status: 200 },
        "on-call": confirmed,
        confirmations: [{ item: "on-call", ...confirmed }],
      },
    });
  });

  it("leaves the queries with their values, the dashboards and who is on call", () => {
    expect(accountOf("metrics--hold").evidence).toEqual({
      metrics: {
        address: "https://prometheus.example",
        at: "2030-01-01T12:00:00.000Z",
        metrics: [
          { query: 'up{job="api"}', value: 1, condition: "== 1", sampleAgeMs: 4_000 },
          {
            query: "rate(errors_total[5m])",
            value: 0.0099,
            condition: "<= 0.01",
            sampleAgeMs: 4_000,
          },
        ],
      },
      confirmations: [],
    });
    expect(accountOf("dashboards--hold").evidence?.["dashboards"]).toEqual({
      address: "https://grafana.example",
      version: "11.2.0",
      dashboards: [
        { uid: "orders", title: "Orders", panels: 4 },
        { uid: "payments", title: "Payments", panels: 1 },
      ],
    });
    expect(accountOf("on-call-handover-without-gap--holds").evidence?.["on-call"]).toEqual({
      schedule: "PABC123",
      from: "2030-01-01T12:00:00Z",
      until: "2030-01-01T16:00:00Z",
      onCall: ["Ada Lovelace", "Grace Hopper"],
    });
  });

  it.each([
    [
      "git-repository-ready--holds",
      { repository: { branch: "main", remote: "origin", commit, version: "1.4.0" } },
    ],
    ["git-commit-not-tagged--holds", { repository: { commit, version: null } }],
    [
      "migration-above-applied--holds",
      { migrations: { folder: "db/migrations", migrations: 4, new: 2, since: "v1.3.0" } },
    ],
    ["migrations-of-first-release--hold", { migrations: { since: null } }],
    [
      "command-as-expected--holds",
      { queue: { command: "npm run queue:length", exitCode: 0, output: "exact" } },
    ],
    ["command-fails-as-expected--holds", { queue: { exitCode: 3, output: null } }],
    ["http-answer-as-slow-as-allowed--holds", { health: { status: 200, latencyMs: 500 } }],
    ["http-refused-without-credentials--holds", { admin: { unauthenticated: 403 } }],
    [
      "http-assertion-absent-as-asserted--holds",
      { health: { assertions: ["$.error must not exist", '$.status must be "ok"'] } },
    ],
    ["rollback-would-lose", { rollback: { losses: 6, otherHazards: 3 } }],
  ])("of %s leaves what was seen", (name, evidence) => {
    expect(accountOf(name).evidence).toMatchObject(evidence);
  });

  it("says what nobody asked for in as few words as none", () => {
    expect(accountOf("http-status-one-of-several-expected--holds").evidence?.["health"]).toEqual({
      address: "https://api.example/health",
      status: 204,
    });
  });

  it.each([
    ["migrations-of-first-release--hold", "first release: every migration is new"],
    [
      "rollback-would-lose",
      "a rollback to v1.4.0 would lose data in 6 places, and 3 other hazards",
    ],
  ])("of %s is headed with what to know beside it", (name, note) => {
    expect(accountOf(name).headline).toContain(`1 item holds: `);
    expect(accountOf(name).headline).toContain(`; ${note}`);
  });

  it.each(["migration-above-applied--holds", "rollback-would-lose-near-miss--other-hazards-only"])(
    "of %s is headed with its name alone",
    (name) => {
      expect(accountOf(name).headline).toMatch(/^1 item holds: [a-z-]+$/);
    },
  );

  it("says which of the items hold", () => {
    const items = [...factsOf("every-item-holds").items, ...factsOf("git-branch-behind").items];
    const { headline, counts } = deploymentChecklist.account({ items });
    expect(headline).toMatch(/^4 of 5 items hold: rollback-procedure, /);
    expect(counts).toEqual({ items: 5, held: 4 });
  });

  it("leaves no evidence of items that do not hold", () => {
    const { headline, evidence } = accountOf("several-items-fail-in-order");
    expect(headline).toBe("none of 4 items holds");
    expect(evidence).toEqual({ confirmations: [] });
  });

  it("says aloud that there is nothing to roll back to", () => {
    expect(accountOf("previous-release-none-and-allowed--first-release")).toMatchObject({
      headline: "1 item holds: rollback-snapshot; first release: nothing to roll back to",
      evidence: { rollback: { firstRelease: true } },
    });
  });

  it("records the end that counts, not the one the file claims", () => {
    expect(accountOf("confirmation-about-to-expire--holds").evidence).toMatchObject({
      confirmations: [{ expires: "2030-01-01T12:00:00.001Z" }],
    });
  });
});
