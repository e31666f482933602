import type { z } from "zod";
import { type CheckId, promoteConfig } from "../../src/config/config.ts";
import type { Release } from "../../src/gate/check.ts";

type ConfigInput = z.input<typeof promoteConfig>;

const off = { off: "not part of this test" };

/** A release of `project` (absolute) from staging to production, every check off but those given. */
export function releaseOf(
  project: string,
  checks: Partial<ConfigInput["checks"]>,
  environments: ConfigInput["environments"] = {
    staging: { suffix: "_STAGING" },
    production: { suffix: "_PROD" },
  },
): Release {
  const ids: readonly CheckId[] = promoteConfig.shape.checks.keyof().options;
  const config = promoteConfig.parse({
    version: 1,
    environments,
    promotion: { from: "staging", to: "production" },
    checks: { ...Object.fromEntries(ids.map((id) => [id, off])), ...checks },
  });
  const candidate = {
    project,
    repository: project,
    prefix: "",
    repositoryUri: "https://git.example/shop",
    commit: "c".repeat(40),
    tree: "d".repeat(40),
    ref: "refs/heads/staging",
    previousRelease: { kind: "none", tagPattern: "v*" },
    from: "staging",
    to: "production",
  } as const;
  return { candidate, config, confirmations: [] };
}
