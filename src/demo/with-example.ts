import type { Host } from "../host/host.ts";
import { withServer } from "../postgres/server.ts";
import { createKey } from "../record/signers/create-key.ts";
import { provideDependencies } from "./dependencies.ts";
import { type ExampleVariables, exampleVariables } from "./example-environment.ts";
import { examplesOf, makeExampleRepository } from "./example-repository.ts";
import { type FaultName, faultStories } from "./faults.ts";
import { changeByHand, makeDatabases, withStagingService } from "./staging.ts";

/** The example as a team has it: a repository, a staging environment that runs, keys. */
export type Example = {
  /** Absolute path of the git repository, with release v1.4.0 tagged and branch `staging` checked out. */
  readonly repository: string;
  /** What the gate's configuration names: databases, Stripe keys, endpoints, dashboard, signing key. */
  readonly variables: ExampleVariables;
};

/**
 * Prepares the example in the empty folder `place`, with one fault if wanted, and keeps its server and its
 * staging service running for the length of `work`. `say` is told of each step.
 */
export async function withExample<T>(
  host: Host,
  place: string,
  fault: FaultName | undefined,
  say: (text: string) => void,
  work: (example: Example) => Promise<T>,
): Promise<T> {
  const { installation } = host.machine;
  const examples = examplesOf(installation);
  const repository = `${place}/repository`;
  await makeExampleRepository(host, repository, examples, fault);
  say(
    "A git repository of the example service: release v1.4.0, and a new release on branch staging.",
  );
  await provideDependencies(host, installation, repository, say);
  if (fault !== undefined) say(`The fault in it: ${faultStories[fault]}.`);
  const signingKey = await makeKeys(host, place);
  return withServer(host, {}, async (server) => {
    const databases = await makeDatabases(host, server.url, repository);
    if (fault === "schema")
      await changeByHand(host, databases.staging, `${examples.faults}/schema.sql`);
    say(`${server.source}, with the staging database migrated.`);
    const running = { ...exampleVariables(undefined), DATABASE_URL: databases.staging };
    return withStagingService(host, repository, running, async (health) => {
      say(`The staging service answers at ${health}.`);
      const variables = {
        ...exampleVariables(fault),
        STAGING_DATABASE_URL: databases.staging,
        TEST_DATABASE_URL: databases.tests,
        DASHBOARD_URL: health,
        PROMOTE_SIGNING_KEY: `file:${signingKey}`,
      };
      return work({ repository, variables });
    });
  });
}

async function makeKeys({ files }: Pick<Host, "files">, place: string): Promise<string> {
  const { privateKey, publicKey } = createKey();
  await files.writeAtomic(`${place}/keys/promote.key`, privateKey, { mode: 0o600 });
  await files.writeAtomic(`${place}/keys/promote.pub.pem`, publicKey);
  return `${place}/keys/promote.key`;
}
