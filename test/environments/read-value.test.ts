import { describe, expect, it } from "vitest";
import { environmentSourceOf, processNameOf } from "../../src/environments/environment-source.ts";
import { readPlainValue, readValue } from "../../src/environments/read-value.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const source = { suffix: "_STAGING", dotenv: ".env.staging" };

describe("readValue", () => {
  it("takes the process environment before the file", async () => {
    const host = testHost({ variables: { KEY_STAGING: "from-process" } });
    const project = temporaryFolder({ ".env.staging": "KEY_STAGING=from-file" });
    expect(await readValue(host, project, source, "KEY")).toEqual({
      kind: "found",
      value: "from-process",
      source: "variable KEY_STAGING",
    });
  });

  it("takes an empty variable of the process environment as it stands", async () => {
    const host = testHost({ variables: { KEY_STAGING: "" } });
    const project = temporaryFolder({ ".env.staging": "KEY=from-file" });
    expect(await readValue(host, project, source, "KEY")).toMatchObject({ value: "" });
  });

  it("takes the suffixed name in the file before the plain one", async () => {
    const project = temporaryFolder({ ".env.staging": "KEY=plain\nKEY_STAGING=suffixed\n" });
    expect(await readValue(testHost(), project, source, "KEY")).toEqual({
      kind: "found",
      value: "suffixed",
      source: "KEY_STAGING in file .env.staging",
    });
  });

  it("expands nothing in the file", async () => {
    const host = testHost({ variables: { OTHER: "secret" } });
    const project = temporaryFolder({ ".env.staging": "KEY=$OTHER-$(id)" });
    expect(await readValue(host, project, source, "KEY")).toMatchObject({ value: "$OTHER-$(id)" });
  });

  it.each(["constructor", "toString", "__proto__"])(
    "does not find %s where it is not",
    async (name) => {
      const project = temporaryFolder({ ".env.staging": "KEY=value" });
      expect(await readValue(testHost(), project, source, name)).toMatchObject({ kind: "missing" });
    },
  );

  it("names every place it looked at, and the file that is not there", async () => {
    const project = temporaryFolder({ ".env.staging": "OTHER=1" });
    expect(await readValue(testHost(), project, source, "KEY")).toEqual({
      kind: "missing",
      sources: ["variable KEY_STAGING", "file .env.staging"],
    });
    expect(await readValue(testHost(), temporaryFolder(), source, "KEY")).toEqual({
      kind: "missing",
      sources: ["variable KEY_STAGING", "file .env.staging (there is no such file)"],
    });
    expect(await readValue(testHost(), project, { suffix: "" }, "KEY")).toEqual({
      kind: "missing",
      sources: ["variable KEY"],
    });
  });

  it("protects what it found, with and without what stands around it", async () => {
    const host = testHost({ variables: { KEY_STAGING: '"correct-horse-battery"' } });
    await readValue(host, temporaryFolder(), source, "KEY");
    expect(host.secrets.redact("it is correct-horse-battery.")).toBe("it is [redacted].");
  });
});

describe("readPlainValue", () => {
  it("leaves what to protect to its caller", async () => {
    const host = testHost({ variables: { KEY_STAGING: "https://ingest.example" } });
    await readPlainValue(host, temporaryFolder(), source, "KEY");
    expect(host.secrets.redact("https://ingest.example")).toBe("https://ingest.example");
  });
});

describe("environmentSourceOf", () => {
  it("finds configured environments only", () => {
    const environments = { staging: source };
    expect(environmentSourceOf({ environments }, "staging")).toBe(source);
    expect(environmentSourceOf({ environments }, "constructor")).toEqual({ suffix: "" });
  });
});

describe("a list of sources", () => {
  const environment = {
    suffix: "",
    sources: [
      { kind: "environment", suffix: "", variables: { KEY: "PROD_KEY" } },
      { kind: "dotenv", path: "a.env", suffix: "" },
      { kind: "dotenv", path: "b.env", suffix: "_PROD" },
    ],
  } satisfies Parameters<typeof processNameOf>[0];

  it.each([
    [{ PROD_KEY: "1" }, { "a.env": "KEY=2", "b.env": "KEY=3" }, "variable PROD_KEY"],
    [{ KEY: "1" }, { "a.env": "KEY=2", "b.env": "KEY=3" }, "KEY in file a.env"],
    [{}, { "a.env": "KEY=", "b.env": "KEY=3" }, "KEY in file a.env"],
    [{}, { "b.env": "KEY_PROD=3" }, "KEY_PROD in file b.env"],
  ])("is tried in order: %j %j", async (variables: Record<string, string>, files, source) => {
    const project = temporaryFolder(files);
    expect(await readValue(testHost({ variables }), project, environment, "KEY")).toMatchObject({
      kind: "found",
      source,
    });
  });

  it("is named as a whole where none has it", async () => {
    const project = temporaryFolder({ "a.env": "OTHER=1" });
    expect(await readValue(testHost(), project, environment, "NONE")).toEqual({
      kind: "missing",
      sources: [
        "the variables (none is named for NONE)",
        "file a.env",
        "file b.env (there is no such file)",
      ],
    });
  });

  it("tells what the environment's own code calls a variable", () => {
    expect(processNameOf(environment, "KEY")).toBe("PROD_KEY");
    expect(processNameOf(environment, "constructor")).toBe("constructor");
    expect(processNameOf({ suffix: "_STAGING" }, "KEY")).toBe("KEY_STAGING");
  });
});
