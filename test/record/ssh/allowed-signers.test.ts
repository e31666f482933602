import { describe, expect, it } from "vitest";
import { readAllowedSigners } from "../../../src/record/ssh/allowed-signers.ts";
import { hardwareKey, isAcceptedBySshKeygen, principal } from "./ssh-keygen.ts";

const key = hardwareKey("ed25519");
const statement = "{}";
const signature = key.sign(statement);

function read(text: string) {
  const { signers, passedOver } = readAllowedSigners(text, principal);
  return {
    count: signers.length,
    reasons: passedOver.map(({ line, reason }) => `${line} ${reason}`),
  };
}

describe("readAllowedSigners", () => {
  it.each([
    ["alone", principal],
    ["among others", `other@acme.example,${principal}`],
    ["in quotes", `"${principal}"`],
    ["with the namespace", `${principal} namespaces="git,promote-gate-record"`],
    ["in a window", `${principal} valid-after="20200101",valid-before="20990101000000Z"`],
    ["whatever the case of an option", `${principal} Namespaces="promote-gate-record"`],
  ])("takes a principal %s, as ssh-keygen does", async (_, start) => {
    const text = `# who may sign\n\n${start} ${key.line} a comment\n`;
    expect(read(text)).toEqual({ count: 1, reasons: [] });
    expect(await isAcceptedBySshKeygen(statement, signature, text)).toBe(true);
  });

  it.each([
    ["of another", "other@acme.example", []],
    ["with a common prefix", `${principal}.evil`, []],
    [
      "of another namespace",
      `${principal} namespaces="git"`,
      ["1 does not name the namespace promote-gate-record"],
    ],
    [
      "of the other namespaces",
      `${principal} namespaces="!promote-gate-record"`,
      ["1 does not name the namespace promote-gate-record"],
    ],
    ["of an authority", `${principal} cert-authority`, ["1 names a certificate authority"]],
    [
      "with an unknown option",
      `${principal} verify-required`,
      ["1 has the option verify-required, which is not known"],
    ],
    [
      "with a damaged time",
      `${principal} valid-before="20269999"`,
      ["1 has no time after valid-before"],
    ],
    [
      "without a moment",
      `${principal} valid-after="20270101",valid-before="20260101"`,
      ["1 is valid at no time"],
    ],
    ["with a negation", `!${principal},${principal}`, ["1 names principals by a pattern"]],
  ])("takes no line %s, nor does ssh-keygen", async (_, start, reasons) => {
    const text = `${start} ${key.line}\n`;
    expect(read(text)).toEqual({ count: 0, reasons });
    expect(await isAcceptedBySshKeygen(statement, signature, text)).toBe(false);
  });

  it.each([
    ["*", "1 names principals by a pattern"],
    ["release@*.example", "1 names principals by a pattern"],
    [`${principal} namespaces="promote-*"`, "1 does not name the namespace promote-gate-record"],
  ])("takes nothing by the pattern %s", (start, reason) => {
    expect(read(`${start} ${key.line}\n`)).toEqual({ count: 0, reasons: [reason] });
  });

  it("reads times in UTC with a Z, else in the zone of the machine", () => {
    const limits = `valid-after="20260102030405Z",valid-before="202701020304"`;
    const [signer] = readAllowedSigners(`${principal} ${limits} ${key.line}`, principal).signers;
    expect(signer?.validFrom).toEqual(new Date("2026-01-02T03:04:05Z"));
    expect(signer?.validUntil).toEqual(new Date(2027, 0, 2, 3, 4, 0));
  });

  it.each([
    ["no key", principal],
    ["half a key", `${principal} ${key.line.slice(0, -4)}`],
    ["a key of another type", `${principal} ssh-ed25519 ${key.line.split(" ")[1]}`],
    ["a certificate", `${principal} ssh-ed25519-cert-v01@openssh.com ${key.line.split(" ")[1]}`],
  ])("passes over a line with %s", (_, line) => {
    expect(read(line).count).toBe(0);
    expect(read(line).reasons).toHaveLength(1);
  });
});
