import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSecrets } from "../../src/node-host/redactor.ts";

const secretText = fc
  .string({ minLength: 8, maxLength: 60, unit: "grapheme-ascii" })
  .filter((text) => text.trim().length >= 8);

describe("redaction", () => {
  it("finds a value in every form it travels in", () => {
    fc.assert(
      fc.property(secretText, fc.string(), (value, around) => {
        const secret = value.trim();
        const secrets = createSecrets();
        secrets.protect(secret);
        const forms = [
          secret,
          JSON.stringify(secret).slice(1, -1),
          encodeURIComponent(secret),
          Buffer.from(secret).toString("base64").replace(/=+$/, ""),
          Buffer.from(secret).toString("base64url"),
          Buffer.from(secret).toString("hex"),
        ];
        for (const form of forms) {
          expect(secrets.redact(`${around} ${form} ${around}`)).not.toContain(form);
        }
        for (const prefix of ["", "a", "ab"]) {
          const whole = Buffer.from(`${prefix}${secret}`).toString("base64");
          expect(secrets.redact(whole)).not.toBe(whole);
        }
      }),
    );
  });

  it("leaves short and common words readable", () => {
    const secrets = createSecrets();
    for (const word of ["{}", "true", "1", "postgres", "production"]) secrets.protect(word);
    const text = 'postgres in production says {"ok": true}';
    expect(secrets.redact(text)).toBe(text);
  });

  it("finds each line of a value of several lines", () => {
    const secrets = createSecrets();
    secrets.protect("-----BEGIN X-----\nMC4CAQAwBQYDK2VwBCIEIA\n-----END X-----");
    expect(secrets.redact("key MC4CAQAwBQYDK2VwBCIEIA here")).toBe("key [redacted] here");
  });

  it("tells equal from different by fingerprints that differ from run to run", () => {
    const [one, other] = [createSecrets(), createSecrets()];
    expect(one.fingerprint("a")).toBe(one.fingerprint("a"));
    expect(one.fingerprint("a")).not.toBe(one.fingerprint("b"));
    expect(one.fingerprint("a")).not.toBe(other.fingerprint("a"));
  });
});
