import { describe, expect, it } from "vitest";
import { evidenceDigestOf, readDocument } from "../../../src/openapi/load/read-document.ts";

describe("the digest in a record's evidence", () => {
  it("names its algorithm, readable or not", () => {
    const { facts } = readDocument("");
    expect(evidenceDigestOf(facts)).toBe(
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
  });

  it("is null without a document", () => {
    expect(evidenceDigestOf(null)).toBeNull();
    expect(evidenceDigestOf({ state: "missing" })).toBeNull();
  });
});
