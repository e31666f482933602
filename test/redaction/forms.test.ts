import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSecrets } from "../../src/node-host/redactor.ts";
import { runs } from "../openapi/properties/runs.ts";
import { sweep } from "../support/sweep.ts";
import { anySecret } from "./any-secret.ts";
import { readable, waysFound, waysOfWriting, writtenEveryWay } from "./ways-of-writing.ts";

const ways = Object.entries(waysOfWriting);

describe("a secret", () => {
  it("is found in every way of writing it, and common words stay readable", () => {
    const property = fc.property(anySecret, (secret) => {
      const secrets = createSecrets();
      secrets.protect(secret);
      const redacted = secrets.redact(writtenEveryWay(secret));
      expect(waysFound(redacted, secret)).toEqual([]);
      expect(redacted).toContain(readable);
    });
    fc.assert(property, runs(sweep({ short: 1_000, full: 10_000 })));
  });

  it("leaves nothing of itself behind, whichever way it is written", () => {
    const property = fc.property(anySecret, fc.constantFrom(...ways), (secret, [, write]) => {
      const secrets = createSecrets();
      secrets.protect(secret);
      expect(secrets.redact(`\n${write(secret)}\n`)).toMatch(/^\n'*(\[redacted\]'*)+\n$/);
    });
    fc.assert(property, runs(sweep({ short: 1_000, full: 10_000 })));
  });

  it("is found glued to anything, in base64 of a longer text too", () => {
    const property = fc.property(
      anySecret,
      fc.string({ maxLength: 5 }),
      fc.string({ maxLength: 5 }),
      (secret, before, after) => {
        const secrets = createSecrets();
        secrets.protect(secret);
        const glued = `${before}${secret}${after}`;
        const written = [
          glued,
          Buffer.from(glued).toString("base64"),
          Buffer.from(glued).toString("base64url"),
          Buffer.from(glued).toString("hex"),
        ];
        for (const one of written) {
          const redacted = secrets.redact(one);
          expect(redacted).toContain("[redacted]");
          expect(waysFound(redacted, secret)).toEqual([]);
        }
      },
    );
    fc.assert(property, runs(sweep({ short: 300, full: 2_000 })));
  });

  it("is found where another secret overlaps it", () => {
    const property = fc.property(anySecret, anySecret, fc.nat(20), (one, other, shared) => {
      const secrets = createSecrets();
      const second = `${one.slice(-Math.min(shared, one.length - 1) - 1)}${other}`;
      const overlapping = `${one}${other}`;
      for (const secret of [one, second, other]) secrets.protect(secret);
      expect(secrets.redact(`<${overlapping}>`)).toMatch(/^<(\[redacted\])+>$/);
    });
    fc.assert(property, runs(sweep({ short: 300, full: 2_000 })));
  });
});

describe("the ways of writing", () => {
  it("tell a secret that nobody protected", () => {
    const secret = "a secret/with 'all' \"of\" <it> & é?";
    expect(waysFound(createSecrets().redact(writtenEveryWay(secret)), secret)).toEqual(
      Object.keys(waysOfWriting),
    );
  });
});
