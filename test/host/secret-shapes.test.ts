import { describe, expect, it } from "vitest";
import { looksSecret } from "../../src/config/looks-secret.ts";

describe("shapes of secrets", () => {
  it.each([
    `key sk_${"live"}_${"a1B2".repeat(6)}`,
    `rk_${"test"}_${"a1B2".repeat(6)}`,
    `"out":"line\\nsk_${"live"}_${"a1B2".repeat(6)}"`,
    `whsec_${"b".repeat(32)}`,
    "POSTGRES://app:hunter22@db.example/staging",
    "https://:token@git.example/a",
    `-----BEGIN ${"PRIVATE"} KEY-----`,
    `ghp_${"c".repeat(36)}`,
    `glpat-${"d".repeat(20)}`,
  ])("are in %s", (text) => {
    expect(looksSecret(text)).toBe(true);
  });

  it.each([
    "task_test_configuration",
    "https://host.example:8443/a@b",
    "http://localhost:3000 and mail@example.com",
    '{"url":"http://localhost:3000","mail":"a@b.example"}',
    "at file:///srv/app/x.js:12:3",
    "npm install left-pad@1.3.0",
    "-----BEGIN PUBLIC KEY-----",
  ])("are not in %s", (text) => {
    expect(looksSecret(text)).toBe(false);
  });
});
