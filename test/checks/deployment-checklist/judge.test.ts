import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deploymentChecklist } from "../../../src/checks/deployment-checklist/check.ts";
import type { DeploymentChecklistFacts } from "../../../src/checks/deployment-checklist/facts.ts";
import { describeCases } from "../../support/cases.ts";

const directory = join(import.meta.dirname, "cases");

describeCases(deploymentChecklist, directory);

function accountOf(name: string) {
  const text = readFileSync(join(directory, name, "facts.json"), "utf8");
  return deploymentChecklist.account(JSON.parse(text) as DeploymentChecklistFacts);
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
