import type { z } from "zod";
import { promoteConfig } from "../../../src/config/config.ts";
import type { breakingChangesSettings } from "../../../src/config/settings/breaking-changes.ts";
import type { deploymentChecklistSettings } from "../../../src/config/settings/deployment-checklist.ts";
import type { Candidate } from "../../../src/gate/candidate.ts";
import type { Release } from "../../../src/gate/check.ts";

type Items = z.input<typeof deploymentChecklistSettings>["items"];

const off = { off: "not part of this test" };

const checksOff = {
  "schema-snapshot": off,
  "openapi-match": off,
  "breaking-changes": off,
  "stripe-separation": off,
  "ingestion-separation": off,
  "tests-pass": off,
};

/** A release whose configuration has the deployment checklist alone, and `breaking` when given. */
export function aRelease(
  items: Items | { readonly off: string },
  candidate: Partial<Candidate> = {},
  breaking: z.input<typeof breakingChangesSettings> | typeof off = off,
): Release {
  const config = promoteConfig.parse({
    version: 1,
    environments: { staging: { suffix: "_STAGING" }, production: { suffix: "_PROD" } },
    promotion: { from: "staging", to: "production" },
    checks: {
      ...checksOff,
      "breaking-changes": breaking,
      "deployment-checklist": "off" in items ? items : { items },
    },
  });
  return {
    config,
    confirmations: [],
    candidate: {
      project: "/nowhere",
      repository: "/nowhere",
      prefix: "",
      repositoryUri: "https://git.example/shop",
      commit: "c".repeat(40),
      tree: "d".repeat(40),
      ref: "refs/heads/staging",
      previousRelease: { kind: "none", tagPattern: "v*" },
      from: "staging",
      to: "production",
      ...candidate,
    },
  };
}
