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
