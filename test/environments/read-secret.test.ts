import { describe, expect, it } from "vitest";
import { readSecret } from "../../src/environments/read-secret.ts";
import { testHost } from "../support/host.ts";

const reference = { variable: "TOKEN" };
const read = (TOKEN?: string) => {
  const host = testHost({ variables: TOKEN === undefined ? {} : { TOKEN } });
  return readSecret(host, reference, "a test");
};

describe("readSecret", () => {
  it.each([
    [undefined, "run/variable-missing"],
    ["", "run/variable-empty"],
    [" \n", "run/variable-empty"],
    ['"a-token"', "run/variable-quoted"],
    [" 'a-token' ", "run/variable-quoted"],
  ])("has a fault of its own for %j", (value, code) => {
    expect(() => read(value)).toThrow(expect.objectContaining({ code }));
  });

  it("takes a value without the blanks around it, and with a quote at one end", () => {
    expect(read(" a-token\n")).toBe("a-token");
    expect(read("a-token'")).toBe("a-token'");
  });
});
