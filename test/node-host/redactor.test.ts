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
    const open = ["{}", "true", "1", "3000", "ab1cd", "orders", "v1.2.3", "postgres", "production"];
    for (const word of [...open, "hunter2", "longword"]) secrets.protect(word);
    const text = `${open.join(" ")} says {"ok": true}`;
    expect(secrets.redact(text)).toBe(text);
    expect(secrets.redact("hunter2 longword")).toBe("[redacted] [redacted]");
  });

  it("finds each line of a value of several lines", () => {
    const secrets = createSecrets();
    secrets.protect("-----BEGIN X-----\nMC4CAQAwBQYDK2VwBCIEIA\n-----END X-----");
    expect(secrets.redact("key MC4CAQAwBQYDK2VwBCIEIA here")).toBe("key [redacted] here");
  });

  it("is a second wall against what nobody named and has the shape of a secret", () => {
    const { redact } = createSecrets();
    const key = `sk_${"live"}_${"a1B2".repeat(6)}`;
    const pem = `-----BEGIN ${"PRIVATE"} KEY-----\nMC4CAQAwBQYDK2Vw\n-----END ${"PRIVATE"} KEY-----`;
    expect(redact(`charged with ${key}.`)).toBe("charged with [redacted].");
    expect(redact(JSON.stringify({ out: `\n${key}\n` }))).toBe('{"out":"\\n[redacted]\\n"}');
    expect(redact("at postgres://app:hunter22@db.example/staging")).toBe(
      "at postgres://app:[redacted]@db.example/staging",
    );
    expect(redact("at https://app:p@ss@db.example")).toBe("at https://app:[redacted]@db.example");
    expect(redact(`key: ${pem}, JSON: ${JSON.stringify(pem)}`)).toBe(
      'key: [redacted], JSON: "[redacted]"',
    );
    expect(redact(redact(`${key} postgres://a:hunter22@b`))).toBe(
      "[redacted] postgres://a:[redacted]@b",
    );
  });

  it("finds the beginning of what was cut off", () => {
    const secrets = createSecrets();
    secrets.protect("correct-horse-battery-staple");
    const { redact } = secrets;
    expect(redact("DEFAULT 'correct-horse-b…")).toBe("DEFAULT '[redacted]…");
    expect(redact("one correct-horse… and postgres://app:hunter2…")).toBe(
      "one [redacted]… and postgres://app:[redacted]…",
    );
    const open = "corre…, a horse-battery…, http://localhost:3000…";
    expect(redact(open)).toBe(open);
  });

  it("leaves alone what only reminds of a secret", () => {
    const secrets = createSecrets();
    secrets.protect("something-else-entirely");
    const texts = [
      "Set DATABASE_URL to postgres://user:password@host:port/database.",
      "task_test_configuration passes at http://localhost:3000, says a@b.example",
      "sk_live and whsec are prefixes",
      "{}",
    ];
    for (const text of texts) expect(secrets.redact(text)).toBe(text);
  });

  it("is not slowed down by a long line", () => {
    const { redact } = createSecrets();
    const lines = ["a.".repeat(100_000), "a://b:".repeat(40_000), ":".repeat(200_000)];
    lines.push(`x://y:${"z".repeat(200_000)}`, `${"-----BEGIN A PRIVATE KEY-----".repeat(7_000)}`);
    for (const line of lines.slice(0, 4)) expect(redact(line)).toBe(line);
    expect(redact(lines[4] ?? "")).toBe("[redacted]".repeat(7_000));
  });

  it("tells equal from different by fingerprints that differ from run to run", () => {
    const [one, other] = [createSecrets(), createSecrets()];
    expect(one.fingerprint("a")).toBe(one.fingerprint("a"));
    expect(one.fingerprint("a")).not.toBe(one.fingerprint("b"));
    expect(one.fingerprint("a")).not.toBe(other.fingerprint("a"));
  });
});
