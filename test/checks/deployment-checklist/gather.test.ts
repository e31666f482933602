import { describe, expect, it } from "vitest";
import { deploymentChecklist } from "../../../src/checks/deployment-checklist/check.ts";
import { confirm } from "../../../src/commands/confirm.ts";
import { isOff } from "../../../src/config/config.ts";
import { readConfirmationFiles } from "../../../src/confirmations/confirmation-files.ts";
import type { Release } from "../../../src/gate/check.ts";
import type { Host } from "../../../src/host/host.ts";
import { testHost } from "../../support/host.ts";
import { aRelease } from "./a-release.ts";
import { aRepository } from "./a-repository.ts";
import { aDeadOrigin, aServer } from "./items/http/a-server.ts";

function gather(host: Host, release: Release) {
  const settings = release.config.checks["deployment-checklist"];
  if (isOff(settings)) throw new Error("the test needs the checklist");
  return deploymentChecklist.gather(host, settings, release);
}

describe("gather", () => {
  it("looks at every item, and keeps their order", async () => {
    const host = testHost();
    const repository = aRepository();
    repository.write("docs/rollback.md", "## Steps\n\nRun it.\n");
    const origin = await aServer((_, response) => response.end());
    const release = aRelease(
      [
        { id: "on-call", kind: "confirmation" },
        { id: "dashboards", kind: "http", url: origin },
        {
          id: "rollback-procedure",
          kind: "document",
          path: "docs/rollback.md",
          sections: ["Steps"],
        },
      ],
      { project: repository.top, repository: repository.top, commit: repository.commit() },
    );
    const request = { item: "on-call", by: "Ada", evidence: "https://pager.example/1" };
    const output = { document: () => undefined, message: () => undefined };
    await confirm(request, { host, release, output });

    const confirmations = await readConfirmationFiles(host, repository.top);
    const facts = await gather(host, { ...release, confirmations });

    expect(facts.items.map(({ id }) => id)).toEqual([
      "on-call",
      "dashboards",
      "rollback-procedure",
    ]);
    expect([...deploymentChecklist.judge(facts)]).toEqual([]);
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("throws the fault of an item by name, when all the others have been looked at", async () => {
    const nobody = await aDeadOrigin();
    const asked: string[] = [];
    const origin = await aServer((request, response) => {
      asked.push(request.url ?? "");
      response.end();
    });
    const release = aRelease([
      { id: "metrics", kind: "http", url: "env:METRICS_URL" },
      { id: "logs", kind: "http", url: nobody },
      { id: "dashboards", kind: "http", url: `${origin}/d` },
    ]);
    await expect(gather(testHost(), release)).rejects.toMatchObject({
      name: "GateFault",
      code: "run/variable-missing",
      message:
        "Item metrics: The environment variable METRICS_URL (the address of metrics) is not set.",
      remedy: "Set METRICS_URL where promote runs, then run again.",
      detail: expect.stringMatching(`^Item logs: ${nobody} gave no answer: `),
    });
    expect(asked).toEqual(["/d"]);
  });

  it("sees the repository as it is before any command of the checklist runs", async () => {
    const repository = aRepository();
    repository.write("VERSION", "1.4.0\n");
    const commit = repository.commit();
    repository.git("remote", "add", "origin", repository.top);
    const file = "left-behind.txt";
    const release = aRelease(
      [
        { id: "leaves", kind: "command", command: ["touch", file] },
        { id: "removes", kind: "command", command: ["rm", file] },
        {
          id: "repository",
          kind: "git",
          branch: "staging",
          version: { file: "VERSION" },
        },
        { id: "leaves-again", kind: "command", command: ["touch", file] },
      ],
      { project: repository.top, repository: repository.top, commit },
    );
    const facts = await gather(testHost(), release);
    expect(facts.items.map(({ id }) => id)).toEqual([
      "leaves",
      "removes",
      "repository",
      "leaves-again",
    ]);
    expect([...deploymentChecklist.judge(facts)]).toEqual([]);
    expect(repository.git("status", "--porcelain")).toBe(`?? ${file}`);
    const [finding] = deploymentChecklist.judge(await gather(testHost(), release));
    expect(finding).toMatchObject({ rule: "deployment-checklist/git-tree-untracked" });
  });

  it("passes a defect on as it is", async () => {
    const host = testHost();
    const fail = () => Promise.reject(new TypeError("a defect"));
    const http = { get: fail, post: fail };
    const release = aRelease([{ id: "dashboards", kind: "http", url: "http://127.0.0.1" }]);
    await expect(gather({ ...host, http }, release)).rejects.toThrow(TypeError);
  });
});

describe("rules", () => {
  it("have names of their own across the kinds of items", async () => {
    const kinds = await Promise.all([
      import("../../../src/checks/deployment-checklist/items/document/rules/index.ts"),
      import("../../../src/checks/deployment-checklist/items/rollback-snapshot/rules/index.ts"),
      import("../../../src/checks/deployment-checklist/items/http/rules/index.ts"),
      import("../../../src/checks/deployment-checklist/items/confirmation/rules/index.ts"),
      import("../../../src/checks/deployment-checklist/items/prometheus/rules/index.ts"),
      import("../../../src/checks/deployment-checklist/items/grafana/rules/index.ts"),
      import("../../../src/checks/deployment-checklist/items/pagerduty/rules/index.ts"),
      import("../../../src/checks/deployment-checklist/items/git/rules/index.ts"),
      import("../../../src/checks/deployment-checklist/items/migrations/rules/index.ts"),
      import("../../../src/checks/deployment-checklist/items/command/rules/index.ts"),
    ]);
    const names = kinds.flatMap((kind) => Object.values(kind).flatMap(Object.keys));
    expect(names).toEqual(Object.keys(deploymentChecklist.rules));
  });
});
