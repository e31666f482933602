import { describe, expect, it } from "vitest";
import { cosignatureNameOf } from "../../src/record/cosignature-name.ts";
import {
  cosignedNameOf,
  isNameOf,
  isRecordFile,
  recordNameOf,
  stemOf,
} from "../../src/record/record-name.ts";
import { commit } from "./sample-run.ts";

const run = {
  finishedAt: "2026-11-21T01:15:00.250Z",
  source: { commit },
  environment: { to: "production" },
  outcome: "cleared",
};
const name = "20261121T011500Z-3f9c1a2b4d5e-production-cleared";

describe("the name of a record", () => {
  it("is free: a number tells runs of one second apart", () => {
    const taken = [".sigstore.json", "-2.statement.json.sig", "-3.manifest.json"];
    const existing = taken.map((suffix) => `${name}${suffix}`);
    expect(recordNameOf(run, [])).toBe(name);
    expect(recordNameOf(run, existing)).toBe(`${name}-4`);
  });

  it.each(["", "-2", "-9", "-10", "-12"])("is its own with %j behind it", (number) => {
    expect(isNameOf(`${name}${number}`, run)).toBe(true);
  });

  it.each(["-0", "-02", "-", "-x", "-2-x", "x-2"])("is not its own with %j behind it", (rest) => {
    expect(isNameOf(`${name}${rest}`, run)).toBe(false);
  });

  it("is not its own with something before it, or instead of it", () => {
    for (const other of [`x${name}`, `${name}-2${name}`, "-2", name.replace("5e-", "5f-")]) {
      expect(isNameOf(other, run)).toBe(false);
    }
  });
});

describe("a file of a record", () => {
  it.each([
    ["x.sigstore.json", true, "x"],
    ["x.statement.json.sig", true, "x"],
    ["x.dsse.json", false, "x"],
    ["x.statement.json", false, "x"],
    ["x.unsigned.json", false, "x"],
    ["x.other.json", false, "x.other"],
    ["x.json.txt", false, "x.json.txt"],
    ["x.cosigned-0123456789ab.sigstore.json", false, "x.cosigned-0123456789ab"],
  ])("%s", (file, isRecord, stem) => {
    expect(isRecordFile(file)).toBe(isRecord);
    expect(stemOf(file)).toBe(stem);
  });

  it("is a co-signature by its name alone", () => {
    const hint = Buffer.alloc(32, 0xab).toString("base64");
    const cosigned = cosignatureNameOf(name, { hint });
    expect(cosigned).toBe(`${name}.cosigned-abababababab`);
    expect(cosignedNameOf(`${cosigned}.sigstore.json`)).toBe(name);
    expect(cosignedNameOf(`${cosigned}.dsse.json`)).toBe(name);
    for (const other of [
      `${cosigned}.manifest.json`,
      `${cosigned}.sigstore.json.txt`,
      `${cosigned}0.sigstore.json`,
      `${name}.cosigned-ABABABABABAB.sigstore.json`,
      `${name}.sigstore.json`,
      ".cosigned-abababababab.sigstore.json",
    ]) {
      expect(cosignedNameOf(other)).toBeUndefined();
    }
  });
});
