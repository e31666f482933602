import { describe, expect, it, onTestFinished } from "vitest";
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
    ["after blanks", `\t ${principal}`],
    ["in quotes", `"${principal}"`],
    ["with the namespace", `${principal} namespaces="git,promote-gate-record"`],
    ["in a window", `${principal} valid-after="20200101",valid-before="20990101000000Z"`],
    ["whatever the case of an option", `${principal} Namespaces="promote-gate-record"`],
  ])("takes a principal %s, as ssh-keygen does", async (_, start) => {
    const text = `# who may sign\n#*.example may not\n\n${start} ${key.line} a comment\n`;
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
      "with an option twice",
      `${principal} namespaces="git",namespaces="promote-gate-record"`,
      ["1 has an option twice"],
    ],
    ["with a quote that is left open", `"${principal}`, []],
    [
      "that ends as it begins",
      `${principal} valid-after="20260101",valid-before="20260101"`,
      ["1 is valid at no time"],
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

  it.each(["20269999", "120990101", "20990101x"])(
    "takes no line with the damaged time %s, nor does ssh-keygen",
    async (time) => {
      const text = `${principal} valid-before="${time}" ${key.line}\n`;
      expect(read(text)).toEqual({ count: 0, reasons: ["1 has no time after valid-before"] });
      expect(await isAcceptedBySshKeygen(statement, signature, text)).toBe(false);
    },
  );

  it.each([
    ["*", "1 names principals by a pattern"],
    ["release@*.example", "1 names principals by a pattern"],
    [`${principal} namespaces="promote-*"`, "1 does not name the namespace promote-gate-record"],
    [`${principal} valid-before="20990230"`, "1 has no time after valid-before"],
  ])("takes nothing by %s, whatever ssh-keygen makes of it", (start, reason) => {
    expect(read(`${start} ${key.line}\n`)).toEqual({ count: 0, reasons: [reason] });
  });

  it("reads times in UTC with a Z, else in the zone of the machine", () => {
    const zone = process.env["TZ"];
    onTestFinished(() => {
      if (zone === undefined) delete process.env["TZ"];
      else process.env["TZ"] = zone;
    });
    process.env["TZ"] = "Asia/Tokyo";
    const limits = `valid-after="20260102030405Z",valid-before="202701020304"`;
    const [signer] = readAllowedSigners(`${principal} ${limits} ${key.line}`, principal).signers;
    expect(signer?.validFrom).toEqual(new Date("2026-01-02T03:04:05Z"));
    expect(signer?.validUntil).toEqual(new Date("2027-01-01T18:04:00Z"));
  });

  it.each([
    ["no key", principal],
    ["half a key", `${principal} ${key.line.slice(0, -4)}`],
    ["options and half a key", `${principal} namespaces="git" ${key.line.slice(0, -4)}`],
    ["a stray character behind the key", `${principal} ${key.line}!`],
    ["a key of another type", `${principal} ssh-ed25519 ${key.line.split(" ")[1]}`],
    ["a certificate", `${principal} ssh-ed25519-cert-v01@openssh.com ${key.line.split(" ")[1]}`],
  ])("passes over a line with %s", (_, line) => {
    expect(read(line).count).toBe(0);
    expect(read(line).reasons).toHaveLength(1);
  });
});
