import { describe, expect, it } from "vitest";
import { type ConfirmRequest, confirm } from "../../src/commands/confirm.ts";
import {
  findConfirmation,
  readConfirmationFiles,
} from "../../src/confirmations/confirmation-files.ts";
import { aRelease } from "../checks/deployment-checklist/a-release.ts";
import { testHost } from "../support/host.ts";
import { promoteHere } from "../support/promote-here.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const at = new Date("2030-01-01T00:00:00.000Z");
const request: ConfirmRequest = {
  item: "on-call",
  by: "Ada",
  evidence: "https://pager.example/schedules/1",
};

async function run(
  changes: Partial<ConfirmRequest>,
  items?: Parameters<typeof aRelease>[0],
  breaking?: Parameters<typeof aRelease>[2],
) {
  const { files, clock } = testHost();
  const project = await files.makeTemporaryDirectory("confirm");
  const release = aRelease(
    items ?? [{ id: "on-call", kind: "confirmation", validFor: "12h" }],
    {
      project,
    },
    breaking,
  );
  const documents: string[] = [];
  const messages: string[] = [];
  const code = await confirm(
    { ...request, ...changes },
    {
      host: { files, clock: { ...clock, now: () => at } },
      release,
      output: {
        document: (text) => documents.push(text),
        message: (text) => messages.push(text),
      },
    },
  );
  const { commit, to, repositoryUri, prefix } = release.candidate;
  const lookup = findConfirmation(await readConfirmationFiles({ files }, project), {
    item: "on-call",
    commit,
    environment: to,
    repository: repositoryUri,
    project: prefix,
  });
  return { code, documents, messages, lookup };
}

describe("promote confirm", () => {
  it("writes the confirmation and says where and until when", async () => {
    const { code, documents, messages, lookup } = await run({
      by: "  Ada ",
      expiresInMs: 3_600_000,
    });
    expect(code).toBe(0);
    expect(messages).toEqual([]);
    expect(documents).toEqual([
      "on-call is confirmed by Ada for commit cccccccccccc to production until 2030-01-01T01:00:00.000Z.\n" +
        "Written to .promote/confirmations/on-call-cccccccccccc-production.json.",
    ]);
    expect(lookup).toMatchObject({
      state: "found",
      confirmation: {
        by: "Ada",
        at: "2030-01-01T00:00:00.000Z",
        evidence: request.evidence,
        expires: "2030-01-01T01:00:00.000Z",
      },
    });
  });

  it("holds as long as the item lets it when no time is asked for", async () => {
    const { documents, messages } = await run({});
    expect(documents[0]).toContain("until 2030-01-01T12:00:00.000Z.");
    expect(messages).toEqual([]);
  });

  it("holds no longer than the item lets it, and says so", async () => {
    const { documents, messages } = await run({ expiresInMs: 7 * 86_400_000 });
    expect(documents[0]).toContain("until 2030-01-01T12:00:00.000Z.");
    expect(messages).toEqual([
      "`validFor` of on-call in promote.yaml ends it earlier than asked for.",
    ]);
  });

  it.each([
    [
      { item: "oncall" },
      "oncall is no item of kind confirmation in promote.yaml; did you mean on-call?",
    ],
    [{ item: "legal" }, "legal is no item of kind confirmation in promote.yaml; there is on-call."],
    [{ by: " " }, "--by takes the name of who confirms, 1 to 200 printable characters."],
    [
      { evidence: "I saw it" },
      "--evidence takes an http or https URL without user name, password or token.",
    ],
    [{ expiresInMs: 0 }, "--expires takes a duration such as 4h."],
    [{ expiresInMs: Number.NaN }, "--expires takes a duration such as 4h."],
  ])("refuses %j and writes nothing", async (changes, problem) => {
    const { code, documents, messages, lookup } = await run(changes);
    expect({ code, documents, messages }).toEqual({ code: 64, documents: [], messages: [problem] });
    expect(lookup).toEqual({ state: "absent", others: [] });
  });

  it("names every problem at once", async () => {
    const { messages } = await run({ item: "legal", by: "", evidence: "" });
    expect(messages).toHaveLength(3);
  });

  it("confirms no item of another kind", async () => {
    const { code, messages } = await run({ item: "rollback" }, [
      { id: "rollback", kind: "document", path: "docs/rollback.md" },
    ]);
    expect(code).toBe(64);
    expect(messages).toEqual([
      "rollback is no item of kind confirmation in promote.yaml, which has none.",
    ]);
  });

  it("confirms what a breaking release needs, which no checklist asks for", async () => {
    const allowWhen = { bump: "major" as const, confirmed: ["mobile-app-updated"] };
    const asked = { item: "mobile-app-updated" };
    const { code, documents } = await run(asked, { off: "nobody deploys this one" }, { allowWhen });
    expect(code).toBe(0);
    expect(documents[0]).toContain("mobile-app-updated is confirmed by Ada for commit");
    expect(documents[0]).toContain("until 2030-01-01T12:00:00.000Z.");
  });

  it("confirms nothing when the checklist is switched off", async () => {
    const { code } = await run({}, { off: "nobody deploys this one" });
    expect(code).toBe(64);
  });

  it.each([
    [["confirm", "--yes"]],
    [["confirm", "--yes", "--by", "Ada", "--evidence", "https://pager.example/1"]],
    [["confirm", "on-call", "--yes", "--by", "Ada", "--evidence", "https://pager.example/1"]],
    [["check", "--yes"]],
  ])("knows no way to answer for every item: %j", async (args) => {
    const { code, stderr } = await promoteHere(args, { cwd: temporaryFolder() });
    expect(code).toBe(64);
    expect(stderr).toMatch(
      /unknown option '--yes'|missing required argument|required option '--by/,
    );
  });
});
