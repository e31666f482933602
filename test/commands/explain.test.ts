import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { explain } from "../../src/commands/explain.ts";

function explained(id?: string): string {
  const said: string[] = [];
  const document = (text: string) => void said.push(text);
  expect(explain({ id }, { output: { document, message: document } })).toBe(0);
  return said.join("\n");
}

/** The rules that a folder has files for. */
function rulesIn(folder: string): readonly string[] {
  return readdirSync(join(import.meta.dirname, "../../src/postgres", folder))
    .filter((name) => name !== "index.ts")
    .map((name) => `snapshot-review/${name.replace(/\.ts$/, "")}`);
}

const rules = [...rulesIn("hazards/rules"), ...rulesIn("review/rules")];

describe("promote explain", () => {
  it("explains and lists every rule of the review and of its hazards", () => {
    const all = explained();
    expect(rules.length).toBeGreaterThan(30);
    for (const rule of rules) {
      expect(all).toContain(`\n  ${rule}\n`);
      expect(explained(rule)).toMatch(
        new RegExp(`^# ${rule}\n\n.+ (Blocks|Advisory)\\.\n\n- \\*\\*Why:\\*\\* .`),
      );
    }
  });

  it("explains the review as a whole: that a finding can be accepted, and each rule", () => {
    const page = explained("snapshot-review");
    expect(page).toContain("--accept FINGERPRINT");
    expect(page).not.toContain("stops the promotion");
    for (const rule of rules) expect(page).toContain(`\n## ${rule}\n`);
  });

  it("suggests a rule of the review for one that is nearly its name", () => {
    expect(() => explained("snapshot-review/colum-droped")).toThrow(
      "Did you mean snapshot-review/column-dropped?",
    );
  });
});
