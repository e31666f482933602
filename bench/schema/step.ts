import { join } from "node:path";
import { schemaSnapshot } from "../../src/checks/schema-snapshot/check.ts";
import { registerCheck } from "../../src/gate/check.ts";
import { openNodeHost } from "../../src/node-host/node-host.ts";
import { releaseOf } from "../../test/support/release.ts";

/** What one run of the schema step took, in a process that had run nothing before. */
export type Step = {
  readonly stepMs: number;
  readonly findings: number;
  /** By how much the step raised the peak of what the process holds. */
  readonly peakBytes: number;
};

/** Runs the schema step once on the commit of a repository, with the database in `STAGING_DATABASE_URL`. */
async function runStep([repository = "", commit = ""]: readonly string[]): Promise<Step> {
  const installation = join(import.meta.dirname, "../../dist");
  const node = openNodeHost({ variables: process.env, installation });
  const release = releaseOf(repository, {
    "schema-snapshot": { database: "env:STAGING_DATABASE_URL" },
  });
  const candidate = { ...release.candidate, commit };
  const peak = () => process.resourceUsage().maxRSS * 1024;
  const before = peak();
  const start = performance.now();
  try {
    const { findings } = await registerCheck(schemaSnapshot).examine(node.host, {
      ...release,
      candidate,
    });
    const stepMs = performance.now() - start;
    return { stepMs, findings: findings.length, peakBytes: peak() - before };
  } finally {
    await node.close();
  }
}

console.log(JSON.stringify(await runStep(process.argv.slice(2))));
