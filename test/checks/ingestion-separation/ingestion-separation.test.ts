import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { ingestionSeparation } from "../../../src/checks/ingestion-separation/check.ts";
import type { IngestionSeparationFacts } from "../../../src/checks/ingestion-separation/facts.ts";
import type { ingestionSeparationSettings } from "../../../src/config/settings/ingestion-separation.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import type { Host } from "../../../src/host/host.ts";
import { childEnvironmentOf } from "../../../src/node-host/child-environment.ts";
import { describeCases } from "../../support/cases.ts";
import { describeGatheredCases } from "../../support/gathered-cases.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const directory = join(import.meta.dirname, "cases");

type Endpoint = z.input<typeof ingestionSeparationSettings>["endpoints"][number];

/** Of a case: the process environment, and the settings where they are not the usual ones. */
type Input = {
  readonly variables: Readonly<Record<string, string>>;
  readonly endpoints?: Endpoint[];
  readonly environments?: Parameters<typeof releaseOf>[2];
};

const usual = [{ variable: "INGESTION_ENDPOINT_URL", probe: "node probe.mjs" }];
/** The same choice made by a shell, which starts in a twentieth of the time. */
const usualOfShell = [{ variable: "INGESTION_ENDPOINT_URL", probe: "sh probe.sh" }];

async function look(project: string, { variables, endpoints, environments }: Input, host?: Host) {
  const settings = { endpoints: endpoints ?? usual };
  const release = releaseOf(project, { "ingestion-separation": settings }, environments);
  const { examine } = registerCheck(ingestionSeparation);
  const examination = await examine(host ?? testHost({ variables }), release);
  return { ...examination, facts: examination.facts as IngestionSeparationFacts };
}

describeGatheredCases(directory, "input.json", async (folder) => {
  const input = JSON.parse(readFileSync(join(folder, "input.json"), "utf8")) as Input;
  const endpoints = existsSync(join(folder, "probe.sh")) ? usualOfShell : usual;
  return (await look(folder, { endpoints, ...input })).facts;
});

describeCases(ingestionSeparation, directory);

const separate = {
  INGESTION_ENDPOINT_URL_STAGING: "https://staging-ingest.example/v1",
  INGESTION_ENDPOINT_URL_PROD: "https://ingest.example/v1",
};

const selects = `
const { NODE_ENV, INGESTION_ENDPOINT_URL_PROD: production, INGESTION_ENDPOINT_URL_STAGING: staging } = process.env;
console.log(NODE_ENV === "production" ? production : staging);
`;

describe("account", () => {
  it("counts what is separate and rightly selected", async () => {
    const { account } = await look(temporaryFolder({ "probe.mjs": selects }), {
      variables: separate,
    });
    expect(account).toEqual({
      headline: "1 ingestion endpoint separate and selected by NODE_ENV",
      counts: { endpoints: 1, separate: 1, probes: 4 },
      evidence: {
        separation: [
          {
            provider: "ingestion",
            variable: "INGESTION_ENDPOINT_URL",
            staging: {
              kind: "endpoint",
              mode: "undetermined",
              source: "variable INGESTION_ENDPOINT_URL_STAGING",
            },
            production: {
              kind: "endpoint",
              mode: "undetermined",
              source: "variable INGESTION_ENDPOINT_URL_PROD",
            },
            distinct: true,
          },
        ],
      },
    });
  });

  it.each([
    ["endpoints-share-prefix-other-segment--separate", true],
    ["endpoints-share-prefix", false],
    ["endpoints-share-origin", false],
    ["endpoint-missing", null],
  ])("says of %s whether the two are distinct: %s", (name, distinct) => {
    const facts = JSON.parse(readFileSync(join(directory, name, "facts.json"), "utf8"));
    const { evidence } = ingestionSeparation.account(facts);
    expect(evidence).toMatchObject({ separation: [{ distinct }] });
  });

  it("says when it is not", async () => {
    const { account } = await look(temporaryFolder(), { variables: {} });
    expect(account.headline).toBe("0 of 1 ingestion endpoint separate and selected by NODE_ENV");
    expect(account.evidence).toMatchObject({
      separation: [{ staging: { kind: "missing", source: null } }],
    });
  });
});

describe("the probe", () => {
  it("has the endpoints of both environments, NODE_ENV, and nothing else of this process", async () => {
    const project = temporaryFolder({
      "probe.mjs": `import { appendFileSync } from "node:fs";
appendFileSync("seen.jsonl", JSON.stringify(process.env) + "\\n");${selects}`,
    });
    const variables = { ...separate, UNDECLARED: "undeclared-secret", NODE_ENV: "test" };
    await look(project, { variables });
    const seen = readFileSync(join(project, "seen.jsonl"), "utf8").trim().split("\n");
    const environments = seen.map((line) => JSON.parse(line) as Record<string, string>);
    expect(environments.map(({ NODE_ENV }) => NODE_ENV ?? "unset").sort()).toEqual([
      "production",
      "promote-unknown",
      "staging",
      "unset",
    ]);
    for (const environment of environments) {
      expect(environment).toMatchObject(separate);
      expect(environment).not.toHaveProperty("UNDECLARED");
    }
  });

  it("has an allow-list of names, the endpoints, and what its configuration declares", async () => {
    const project = temporaryFolder({
      "probe.mjs": `import { existsSync, readFileSync, writeFileSync } from "node:fs";
const own = "/proc/self/environ";
const given = existsSync(own)
  ? readFileSync(own, "utf8").split("\\0").filter(Boolean).map((entry) => entry.split("=")[0])
  : Object.keys(process.env);
if (process.env.NODE_ENV === "production") writeFileSync("seen.json", JSON.stringify(given));${selects}`,
    });
    const variables = { ...separate, FLAGS: "flags-of-1", UNDECLARED: "x", PATH: "/usr/bin:/bin" };
    const endpoints = [
      { variable: "INGESTION_ENDPOINT_URL", probe: "node probe.mjs", environment: ["FLAGS"] },
    ];
    await look(project, { variables, endpoints });
    const names = JSON.parse(readFileSync(join(project, "seen.json"), "utf8")) as string[];
    const declared = [...Object.keys(separate), "FLAGS", "NODE_ENV"];
    const allowed = new Set([...declared, ...Object.keys(childEnvironmentOf(process.env))]);
    expect(names).toEqual(expect.arrayContaining(declared));
    expect(names.filter((name) => !allowed.has(name))).toEqual([]);
  });

  it("is not run without a variable that is declared for it", async () => {
    const endpoints = [
      { variable: "INGESTION_ENDPOINT_URL", probe: "node probe.mjs", environment: ["FLAGS"] },
    ];
    const looking = look(temporaryFolder(), { variables: separate, endpoints });
    await expect(looking).rejects.toMatchObject({ code: "run/variable-missing" });
  });

  it("has the variables of the other endpoints too", async () => {
    const project = temporaryFolder({
      "probe.mjs": `if (process.env.SCORES_URL_PROD === undefined) throw new Error("no scores");${selects}`,
      "scores.mjs": selects.replaceAll("INGESTION_ENDPOINT_URL", "SCORES_URL"),
    });
    const scores = {
      SCORES_URL_STAGING: "https://stg.example",
      SCORES_URL_PROD: "https://a.example",
    };
    const endpoints = [...usual, { variable: "SCORES_URL", probe: "node scores.mjs" }];
    const { findings } = await look(project, { variables: { ...separate, ...scores }, endpoints });
    expect(findings).toEqual([]);
  });

  it("that is not installed is a fault of the machine", async () => {
    const endpoints = [{ variable: "INGESTION_ENDPOINT_URL", probe: "no-such-program --url" }];
    const looking = look(temporaryFolder(), { variables: separate, endpoints });
    await expect(looking).rejects.toMatchObject({ code: "process/not-found" });
  });
});

describe("secrets", () => {
  it("in an endpoint's URL are protected and in no facts; its host stays readable", async () => {
    const url = "https://robot:p%40ssw0rd-xyzzy@ingest.example/v1?token=tok-0123456789";
    const variables = { ...separate, INGESTION_ENDPOINT_URL_PROD: url };
    const host = testHost({ variables });
    const project = temporaryFolder({
      "probe.mjs": 'throw new Error("refused tok-0123456789 of p@ssw0rd-xyzzy");',
    });
    const { facts, findings } = await look(project, { variables }, host);
    expect(JSON.stringify([facts, findings])).not.toMatch(/tok-0123|ssw0rd/);
    expect(findings.map(({ message }) => message)).toContain(
      "exits with code 1: Error: refused [redacted] of [redacted]",
    );
    expect(host.secrets.redact(url)).not.toMatch(/tok-0123|ssw0rd/);
    expect(host.secrets.redact("https://ingest.example/v1")).toBe("https://ingest.example/v1");
  });
});
