import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ingestionSeparation } from "../../../src/checks/ingestion-separation/check.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";

const wrong = "probe-selected-wrong-endpoint";
const byDefault = "production-selected-by-default";
const under = (setting: string) => `the probe of INGESTION_ENDPOINT_URL ${setting}`;

describe("an application", () => {
  it.each([
    ["right", []],
    [
      "swapped",
      [
        [wrong, under("under NODE_ENV=production")],
        [wrong, under("under NODE_ENV=staging")],
      ],
    ],
    [
      "hard-coded-production",
      [
        [wrong, under("under NODE_ENV=staging")],
        [byDefault, under("without NODE_ENV")],
        [byDefault, under("under NODE_ENV=promote-unknown")],
      ],
    ],
    ["ignores-node-env", [[wrong, under("under NODE_ENV=production")]]],
  ])("that is %s", async (name, expected) => {
    const project = join(import.meta.dirname, "applications", name);
    const endpoint = { variable: "INGESTION_ENDPOINT_URL", probe: "node print-endpoint.mjs" };
    const release = releaseOf(project, { "ingestion-separation": { endpoints: [endpoint] } });
    const variables = {
      INGESTION_ENDPOINT_URL_STAGING: "https://staging-ingest.example/v1",
      INGESTION_ENDPOINT_URL_PROD: "https://ingest.example/v1",
      NODE_ENV: "production",
      APP_ENV: "production",
    };
    const { findings } = await registerCheck(ingestionSeparation).examine(
      testHost({ variables }),
      release,
    );
    expect(findings.map(({ rule, subject }) => [rule.split("/")[1], subject])).toEqual(expected);
  });
});
