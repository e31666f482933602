import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gatherDocument } from "../../../../../src/checks/deployment-checklist/items/document/gather.ts";
import { findingsOfItem } from "../../../../../src/checks/deployment-checklist/items/kinds.ts";
import { testHost } from "../../../../support/host.ts";
import { aRelease } from "../../a-release.ts";
import { aRepository } from "../../a-repository.ts";
import { aDocumentItem } from "./a-document.ts";

const runbook = readFileSync(join(import.meta.dirname, "runbook-with-faults.md"), "utf8");

/** What is found in the runbook: rule, line, and what it is about. */
async function findingsWith(settings: Parameters<typeof aDocumentItem>[0]) {
  const repository = aRepository();
  repository.write("docs/rollback.md", runbook);
  const item = aDocumentItem(settings);
  const release = aRelease([item], { repository: repository.top, commit: repository.commit() });
  const facts = await gatherDocument(testHost(), item, release);
  return [...findingsOfItem(facts)].map(({ rule, subject, place }) =>
    [rule.replace("deployment-checklist/", ""), place?.line ?? "", subject].join(" | "),
  );
}

describe("a runbook with the faults that runbooks have", () => {
  it("is told each of them, and nothing else", async () => {
    expect(
      await findingsWith({
        sections: [
          "Diagnosis",
          { title: "Recovery", minLines: 100, contains: ["systemctl start"] },
        ],
        minLines: 30,
        contains: ["who is on call", { matches: "^1\\. Install" }],
        checklists: ["Before the release", "After the release"],
        inputs: ["<id>", "contest"],
      }),
    ).toMatchInlineSnapshot(`
      [
        "section-missing |  | docs/rollback.md, section "After the release"",
        "document-too-short | 40 | docs/rollback.md, section "Recovery"",
        "text-missing |  | docs/rollback.md",
        "text-missing | 40 | docs/rollback.md, section "Recovery"",
        "link-broken | 8 | docs/rollback.md, link ../db/schema.sql",
        "anchor-broken | 8 | docs/rollback.md, link #recovry",
        "step-without-command | 22 | docs/rollback.md, step 1 "Look at the log: journalctl -u contest-api"",
        "step-without-command | 23 | docs/rollback.md, step 2 "Verify the environment: cat .env | grep -v PASSWORD"",
        "step-without-command | 53 | docs/rollback.md, step 2 "Restart if needed."",
        "step-without-expected-output | 32 | docs/rollback.md, step 4 "See what the container has."",
        "placeholder-undeclared | 45 | docs/rollback.md, v1.X.Y",
        "placeholder-undeclared | 46 | docs/rollback.md, yourdomain.com",
        "placeholder-undeclared | 60 | docs/rollback.md, {{message}}",
        "input-unused |  | docs/rollback.md, input contest",
        "work-left-to-nobody | 53 | docs/rollback.md:53, "if needed"",
        "work-left-to-nobody | 71 | docs/rollback.md:71, "TBD"",
        "command-prints-secrets | 23 | docs/rollback.md:23, \`cat .env | grep -v PASSWORD\`",
        "command-prints-secrets | 35 | docs/rollback.md:35, \`docker inspect contest-api\`",
        "command-prints-secrets | 37 | docs/rollback.md:37, \`printenv\`",
        "command-prints-secrets | 59 | docs/rollback.md:59, \`echo "$SLACK_TOKEN"\`",
        "box-unticked | 18 | docs/rollback.md, box "The time of the backup is noted: date"",
      ]
    `);
  });

  it("is told nothing of what is switched off", async () => {
    expect(
      await findingsWith({
        links: false,
        steps: { command: false, expectedOutput: false },
        placeholders: false,
        phrases: false,
        secretLeaks: false,
      }),
    ).toEqual([]);
  });
});
