import { describe, expect, it } from "vitest";
import { GateFault } from "../../../src/gate/fault.ts";
import { faultCatalogue } from "../../../src/gate/faults/catalogue.ts";
import { faultText, isFaultCode } from "../../../src/gate/faults/fault-text.ts";

describe("a fault's words", () => {
  it("have placeholders for what is not known yet", () => {
    expect(faultText("git/failed")).toEqual({
      message: "`git <command>` failed: <reason>.",
      remedy: "Run `git <command>` by hand and fix what it reports.",
    });
    expect(faultText("run/variable-missing").message).toContain("<variable> (<used-for>)");
  });

  it("end once, where the reason is a sentence already", () => {
    const fault = new GateFault("git/failed", { command: "add x", reason: "File exists." });
    expect(fault.message).toBe("`git add x` failed: File exists.");
  });

  it("have one for a number that is computed with, too", () => {
    expect(faultText("process/time-limit").message).toContain("after <number> s");
  });

  it("send the reader to the report where only the thrower knows the remedy", () => {
    expect(faultText("signing/key-file-unsafe").remedy).toBe(
      "It depends on what was found; the report of the fault says it.",
    );
  });

  it.each(Object.keys(faultCatalogue).filter(isFaultCode))("of %s are whole", (code) => {
    const { message, remedy } = faultText(code);
    expect(`${message} ${remedy}`).not.toMatch(/NaN|undefined|\[object/);
    expect(message).toMatch(/\S/);
    expect(remedy).toMatch(/\.$/);
  });
});

it.each(["git/nothing", "constructor", "toString"])("%s is the code of no fault", (text) => {
  expect(isFaultCode(text)).toBe(false);
});
