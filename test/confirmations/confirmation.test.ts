import { describe, expect, it } from "vitest";
import { confirmer, endOf, evidenceUrl } from "../../src/confirmations/confirmation.ts";

describe("endOf", () => {
  const given = { at: "2030-01-01T00:00:00.000Z", expires: "2030-01-01T04:00:00Z" };

  it("is the confirmation's own end when the item allows more", () => {
    expect(endOf(given, 12 * 3_600_000).toISOString()).toBe("2030-01-01T04:00:00.000Z");
  });

  it("is capped by what the item allows, whatever the file says", () => {
    expect(endOf(given, 3_600_000).toISOString()).toBe("2030-01-01T01:00:00.000Z");
  });
});

describe("confirmer", () => {
  it.each(["Ada", "Ada Lovelace <ada@example.com>", "Åsa Öberg", "A"])("takes %s", (by) => {
    expect(confirmer.safeParse(by).success).toBe(true);
  });

  it.each(["", " ", " Ada", "Ada\n", "A\u001b[31mda", "Ada\u202e", "a".repeat(201)])(
    "refuses %j",
    (by) => {
      expect(confirmer.safeParse(by).success).toBe(false);
    },
  );
});

describe("evidenceUrl", () => {
  it.each([
    "https://pager.example/schedules/1?day=2#now",
    "http://localhost:3000",
    "https://chat.example/@team/thread",
    "https://wiki.example/signature?page=token&sort=key",
  ])("takes %s", (url) => {
    expect(evidenceUrl.safeParse(url).success).toBe(true);
  });

  it.each([
    "",
    "pager.example/1",
    "ftp://pager.example/1",
    "javascript:alert(1)",
    "https://ada:secret@pager.example/1",
    "https://token@pager.example",
    "https://pager.example/1?token=abc",
    "https://pager.example/1#access_token=abc",
    "https://files.example/1?X-Amz-Signature=abc",
    `https://pager.example/${["sk", "live", "a1b2c3d4e5f6g7h8"].join("_")}`,
    "https:pager.example",
    "https://pager.example/a b",
    "https://pager.example\\@evil.example",
  ])("refuses %j", (url) => {
    expect(evidenceUrl.safeParse(url).success).toBe(false);
  });
});
