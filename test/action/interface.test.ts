import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { inputs, outputs, readInputs } from "../../src/action/interface.ts";

const actionYaml = parse(readFileSync(join(import.meta.dirname, "../../action.yml"), "utf8"));

it("action.yml has the inputs and outputs of the table", () => {
  expect(Object.keys(actionYaml.inputs)).toEqual(Object.keys(inputs));
  expect(Object.keys(actionYaml.outputs)).toEqual(Object.keys(outputs));
  expect(actionYaml.runs).toEqual({ using: "node24", main: "dist/action.js" });
  expect(actionYaml.inputs["github-token"].default).toBe(["$", "{{ github.token }}"].join(""));
});

it("what is left out, or empty as the runner hands it over, is the default", () => {
  const left = readInputs({});
  expect(readInputs({ INPUT_COMMENT: "", INPUT_CHECKS: " " })).toEqual(left);
  expect(left).toMatchObject({ command: "check", "config-ref": "base", comment: "auto" });
  expect(left["github-token"]).toBe("");
  expect(left.config).toBeUndefined();
});

it("reads what is given", () => {
  const read = readInputs({
    ...{ INPUT_SUMMARY: "False", INPUT_CHECKS: "tests-pass, openapi-match\nstripe-separation" },
    ...{ "INPUT_GITHUB-TOKEN": "t", "INPUT_CONFIG-REF": "head" },
  });
  expect(read.summary).toBe(false);
  expect(read.checks).toEqual(["tests-pass", "openapi-match", "stripe-separation"]);
  expect(read["github-token"]).toBe("t");
  expect(read["config-ref"]).toBe("head");
});

it.each([
  [{ INPUT_COMMENT: "sometimes" }, /comment is "sometimes"; expected auto, always/],
  [{ INPUT_SUMMARY: "yes" }, /summary is "yes"; expected true or false/],
  [{ INPUT_CONFIG: "a\nb" }, /config has to be one line/],
])("refuses %j", (variables, message) => {
  expect(() => readInputs(variables)).toThrow(message);
});
