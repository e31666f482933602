import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { lineRedactor } from "../../src/node-host/redact-lines.ts";
import { createSecrets } from "../../src/node-host/redactor.ts";

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const body = privateKey.trimEnd().split("\n").slice(1, -1);

function redactedLines(lines: readonly string[], protectedValues: readonly string[] = []) {
  const { protect, redact } = createSecrets();
  for (const value of protectedValues) protect(value);
  const redactLine = lineRedactor(redact);
  return lines.map((line) => redactLine(line));
}

describe("line by line", () => {
  it.each([
    ["as it stands", (line: string) => line],
    ["indented", (line: string) => `    ${line}`],
    ["as a value of several lines in quotes", (line: string) => `"${line}\\n" +`],
    ["behind what a logger writes", (line: string) => `2026-11-21T10:00:00Z app | ${line}`],
  ])("a private key that nobody named is out: %s", (_, written) => {
    const said = redactedLines([
      "before",
      ...privateKey.trimEnd().split("\n").map(written),
      "ok 1",
    ]);
    for (const line of body) expect(said.join("\n")).not.toContain(line);
    expect(said[0]).toBe("before");
    expect(said.at(-1)).toBe("ok 1");
  });

  it("an encrypted one is out behind its headers", () => {
    const said = redactedLines([
      `-----BEGIN RSA ${"PRIVATE"} KEY-----`,
      "Proc-Type: 4,ENCRYPTED",
      "DEK-Info: AES-128-CBC,0123456789ABCDEF",
      "",
      ...body.slice(0, 3),
      "QUJD",
      `-----END RSA ${"PRIVATE"} KEY-----`,
    ]);
    expect(said.slice(4, 8)).toEqual(Array(4).fill("[redacted]"));
  });

  it("what follows a key that never ends stays readable", () => {
    const said = redactedLines([
      `-----BEGIN ${"PRIVATE"} KEY-----`,
      body[0] ?? "",
      "Error: the key is cut off",
      "abcdefghijklmnopqrstuvwxyz",
    ]);
    expect(said.slice(1)).toEqual([
      "[redacted]",
      "Error: the key is cut off",
      "abcdefghijklmnopqrstuvwxyz",
    ]);
  });

  it("a public key and a certificate stay readable", () => {
    const lines = ["-----BEGIN CERTIFICATE-----", ...body, "-----END CERTIFICATE-----"];
    expect(redactedLines(lines)).toEqual(lines);
  });

  it("a secret that colours tear apart is out, and colours stay where there is none", () => {
    const secret = "torn-secret-7391";
    expect(redactedLines(["tor\u001b[31mn-secret\u001b[0m-7391 and more"], [secret])).toEqual([
      "[redacted] and more",
    ]);
    const coloured = "\u001b[32m✔\u001b[0m it works";
    expect(redactedLines([coloured], [secret])).toEqual([coloured]);
  });
});

describe("a protected value of several lines", () => {
  it("is found line by line where line breaks are written as backslash and n", () => {
    const { protect, redact } = createSecrets();
    protect(privateKey.replaceAll("\n", "\\n"));
    for (const line of body.filter(({ length }) => length >= 8)) {
      expect(redact(`> ${line}`)).toBe("> [redacted]");
    }
  });

  it("is found without the indentation of its lines", () => {
    const { protect, redact } = createSecrets();
    protect('{\n    "token": "correct-horse-battery"\n}');
    expect(redact('{"x":1,"token": "correct-horse-battery"}')).toBe('{"x":1,[redacted]}');
  });
});
