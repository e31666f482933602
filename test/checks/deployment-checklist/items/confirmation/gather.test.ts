import { describe, expect, it } from "vitest";
import { gatherConfirmation } from "../../../../../src/checks/deployment-checklist/items/confirmation/gather.ts";
import { confirm } from "../../../../../src/commands/confirm.ts";
import { confirmationItem } from "../../../../../src/config/settings/checklist/confirmation.ts";
import {
  confirmationFileOf,
  readConfirmationFiles,
} from "../../../../../src/confirmations/confirmation-files.ts";
import type { Release } from "../../../../../src/gate/check.ts";
import { testHost } from "../../../../support/host.ts";
import { aRelease } from "../../a-release.ts";

const item = confirmationItem.parse({ id: "on-call", kind: "confirmation", validFor: "1h" });
const items = [{ id: "on-call", kind: "confirmation", validFor: "1h" }] as const;
const output = { document: () => undefined, message: () => undefined };
const request = { item: "on-call", by: "Ada", evidence: "https://pager.example/1" };

async function aProject() {
  const { files, clock, processes } = testHost();
  const project = await files.makeTemporaryDirectory("confirmation");
  const now = new Date("2030-01-01T00:00:00.000Z");
  const host = { files, processes, clock: { ...clock, now: () => now } };
  const releaseOf = (commit: string, to = "production") =>
    aRelease([...items], { project, commit, to });
  /** The item as a run sees it that begins now. */
  const look = async (release: Release) => {
    const confirmations = await readConfirmationFiles(host, project);
    return gatherConfirmation(host, item, { ...release, confirmations });
  };
  return { host, releaseOf, look };
}

describe("gatherConfirmation", () => {
  it("sees what promote confirm wrote", async () => {
    const { host, releaseOf, look } = await aProject();
    const release = releaseOf("a".repeat(40));
    await confirm(request, { host, release, output });
    expect(await look(release)).toEqual({
      id: "on-call",
      kind: "confirmation",
      commit: "a".repeat(40),
      environment: "production",
      now: "2030-01-01T00:00:00.000Z",
      validForMs: 3_600_000,
      mustBeSigned: false,
      makers: null,
      found: {
        state: "found",
        file: ".promote/confirmations/on-call-aaaaaaaaaaaa-production.json",
        by: "Ada",
        at: "2030-01-01T00:00:00.000Z",
        evidence: "https://pager.example/1",
        expires: "2030-01-01T01:00:00.000Z",
        signature: { state: "unsigned" },
      },
    });
  });

  it("does not see what was written after the run began", async () => {
    const { host, releaseOf } = await aProject();
    const release = releaseOf("a".repeat(40));
    await confirm(request, { host, release, output });
    const { found } = await gatherConfirmation(host, item, release);
    expect(found).toEqual({ state: "absent", others: [] });
  });

  it("tells what a confirmation for something else is bound to", async () => {
    const { host, releaseOf, look } = await aProject();
    await confirm(request, { host, release: releaseOf("b".repeat(40)), output });
    const { found } = await look(releaseOf("a".repeat(40)));
    const at = "2030-01-01T00:00:00.000Z";
    expect(found).toEqual({
      state: "absent",
      others: [
        {
          commit: "b".repeat(40),
          environment: "production",
          repository: "https://git.example/shop",
          at,
        },
      ],
    });
  });

  it("tells what is wrong with a file", async () => {
    const { host, releaseOf, look } = await aProject();
    const release = releaseOf("a".repeat(40));
    const { project, commit, to } = release.candidate;
    const file = confirmationFileOf({ item: "on-call", commit, environment: to });
    await host.files.writeAtomic(`${project}/${file}`, "yes");
    const { found } = await look(release);
    expect(found).toEqual({ state: "malformed", file, problem: "it is not JSON" });
  });
});
