import { describe, expect, it } from "vitest";
import { problemLine } from "../../src/config/config-problem.ts";
import { parseWaivers, type WaiverEntry } from "../../src/config/waivers.ts";
import { withWaivers } from "../../src/config/write-waivers.ts";

const entry: WaiverEntry = {
  fingerprint: "1234567890123456",
  rule: "schema-snapshot/object-changed",
  subject: "column public.orders.total",
  reason: "changed by hand in iteration 05",
  owner: "ada",
  until: "2026-12-31",
};

const file = (...entries: object[]) => JSON.stringify({ waivers: entries });
const problemsOf = (text: string) =>
  parseWaivers(text, "promote.waivers.yaml").problems.map(problemLine);

describe("the waivers file", () => {
  it("is read with the line of each waiver", () => {
    const text = withWaivers(undefined, [entry, { ...entry, fingerprint: "00000000000000e1" }]);
    expect(text).toMatch(/^# yaml-language-server: \$schema=\S+promote-waivers\.v1\.json\n/);
    const { waivers, problems } = parseWaivers(text, "promote.waivers.yaml");
    expect(problems).toEqual([]);
    expect(waivers).toEqual([
      { ...entry, line: 4 },
      { ...entry, fingerprint: "00000000000000e1", line: 10 },
    ]);
  });

  it.each(["waivers: []", "waivers:\n"])("may be empty: %j", (text) => {
    expect(parseWaivers(text, "f")).toEqual({ waivers: [], problems: [] });
  });

  it("with a problem has no waiver, and every problem is told with its place", () => {
    const text = [
      "waivers:",
      "  - fingerprint: 1234567890123456",
      "    rule: object-changed",
      "    subject: a thing",
      "    reason: why",
      "    ownr: ada",
      "    until: 2026-02-30",
      "",
    ].join("\n");
    expect(parseWaivers(text, "f").waivers).toEqual([]);
    expect(problemsOf(text)).toMatchInlineSnapshot(`
      [
        "promote.waivers.yaml:2:5 waivers.0.owner is missing; expected text.",
        "promote.waivers.yaml:2:18 waivers.0.fingerprint is 1234567890123456; expected text.",
        "promote.waivers.yaml:3:11 waivers.0.rule is "object-changed"; expected a rule such as schema-snapshot/object-changed.",
        "promote.waivers.yaml:5:13 waivers.0.reason is "why"; expected a reason of 10 to 500 printable characters, one line.",
        "promote.waivers.yaml:6:5 waivers.0.ownr is not a setting; expected one of fingerprint, rule, subject, reason, owner, until. Did you mean "owner"?",
        "promote.waivers.yaml:7:12 waivers.0.until is "2026-02-30"; expected a date such as 2030-01-31.",
      ]
    `);
  });

  it.each([
    ["two waivers of one finding", file(entry, entry), "which an earlier waiver has"],
    [
      "a reason that moves the cursor",
      file({ ...entry, reason: "a long reason\u009b2J" }),
      "one line",
    ],
    ["a reason of two lines", file({ ...entry, reason: "a long\nreason indeed" }), "one line"],
    ["a reason that turns the text", file({ ...entry, reason: "abcdefgh\u202eijkl" }), "one line"],
    ["no owner", file({ ...entry, owner: "" }), "a name of 1 to 200"],
    ["no YAML", "waivers: [", "is not valid YAML"],
    ["nothing", "", "expected a mapping"],
    ["no date", file({ ...entry, until: "tomorrow" }), "a date such as 2030-01-31"],
    [
      "a secret",
      file({ ...entry, reason: `the key is sk_live_${"4eC39HqLyjWDarjtT1zdp7dc"}` }),
      "holds a secret itself",
    ],
  ])("does not take %s", (_, text, words) => {
    expect(problemsOf(text).join("\n")).toContain(words);
    expect(problemsOf(text).join("\n")).not.toMatch(/[\u0080-\u009f\u202e]|4eC39/);
  });
});

describe("adding waivers", () => {
  it("keeps comments and the order of what is there", () => {
    const text = [
      "# ours",
      "waivers:",
      "  # the old one",
      '  - fingerprint: "00000000000000e1" # since May',
      "    rule: tests-pass/tests-failed",
      "    subject: a test",
      "    reason: flaky until the clock is mended",
      "    owner: bob",
      "    until: 2026-12-01",
      "",
    ].join("\n");
    const written = withWaivers(text, [entry]);
    expect(written.startsWith(text)).toBe(true);
    expect(parseWaivers(written, "f").waivers.map(({ owner }) => owner)).toEqual(["bob", "ada"]);
  });

  it("keeps the line breaks of Windows", () => {
    const written = withWaivers("# ours\r\nwaivers: []\r\n", [entry]);
    expect(written).toMatch(/^# ours\r\nwaivers:\r\n/);
    expect(written.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(parseWaivers(written, "f").waivers).toMatchObject([entry]);
  });

  it.each(["waivers: ~ # nothing yet\n", "waivers:\n# nothing yet\n", "waivers: # nothing yet\n"])(
    "keeps the comment of %j",
    (text) => {
      const written = withWaivers(text, [entry]);
      expect(written).toContain("# nothing yet");
      expect(parseWaivers(written, "f").waivers).toMatchObject([entry]);
    },
  );

  it.each(["waivers:\n", "waivers: []\n", "# none yet\nwaivers: [] # none\n"])(
    "starts the list of %j",
    (text) => {
      expect(parseWaivers(withWaivers(text, [entry]), "f").waivers).toMatchObject([entry]);
    },
  );
});
