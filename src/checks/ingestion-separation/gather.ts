import { commandLineOf } from "../../config/command-line.ts";
import type { CheckSettings } from "../../config/config.ts";
import { environmentSourceOf } from "../../environments/environment-source.ts";
import type { ValueHost } from "../../environments/sources/open-source.ts";
import type { Release } from "../../gate/check.ts";
import type { IngestionEndpoint, IngestionSeparationFacts, ProbeRun, Role } from "./facts.ts";
import { type KnownEndpoint, readEndpoint } from "./read-endpoint.ts";
import { type Probe, runProbe } from "./run-probe.ts";

type Needs = ValueHost;

/** One configured endpoint as both environments have it. */
type Pair = {
  readonly variable: string;
  readonly argv: readonly string[];
  readonly staging: KnownEndpoint;
  readonly production: KnownEndpoint;
};

/** What `NODE_ENV` is set to when the code must not take it for an environment it knows. */
const unknownNodeEnv = "promote-unknown";

/** Reads every endpoint of both environments, then asks the code which one it selects when. */
export async function gather(
  host: Needs,
  { endpoints }: CheckSettings<"ingestion-separation">,
  release: Release,
): Promise<IngestionSeparationFacts> {
  const { from, to } = release.config.promotion;
  const read = (environment: string, variable: string) =>
    readEndpoint(
      host,
      release.candidate.project,
      environmentSourceOf(release.config, environment),
      variable,
    );
  const pairs = await Promise.all(
    endpoints.map(async ({ variable, probe }) => {
      const [staging, production] = await Promise.all([read(from, variable), read(to, variable)]);
      return { variable, argv: probe, staging, production };
    }),
  );
  const facts = pairs.map((pair) => factsOf(host, pair, pairs, release));
  return { from, to, endpoints: await Promise.all(facts) };
}

async function factsOf(
  host: Needs,
  pair: Pair,
  all: readonly Pair[],
  release: Release,
): Promise<IngestionEndpoint> {
  return {
    variable: pair.variable,
    staging: pair.staging.endpoint,
    production: pair.production.endpoint,
    probe: host.secrets.redact(commandLineOf(pair.argv)),
    runs: await runsOf(host, pair, all, release),
  };
}

/** The probe under each environment's own `NODE_ENV`, under none, and under a word nobody knows. */
async function runsOf(
  host: Needs,
  { argv, staging, production }: Pair,
  all: readonly Pair[],
  release: Release,
): Promise<readonly ProbeRun[]> {
  if (staging.address === undefined || production.address === undefined) return [];
  const addresses = { staging: staging.address, production: production.address };
  const { from, to } = release.config.promotion;
  const settings: readonly Omit<ProbeRun, "outcome">[] = [
    { nodeEnv: to, expected: "production" },
    { nodeEnv: from, expected: "staging" },
    { nodeEnv: null, expected: null },
    { nodeEnv: unknownNodeEnv, expected: null },
  ];
  const runs = settings.map(async ({ nodeEnv, expected }) => {
    const probe: Probe = {
      argv,
      cwd: release.candidate.project,
      variables: {
        ...endpointVariablesOf(all, expected, release),
        ...(nodeEnv === null ? {} : { NODE_ENV: nodeEnv }),
      },
    };
    return { nodeEnv, expected, outcome: await runProbe(host, probe, addresses) };
  });
  return Promise.all(runs);
}

/**
 * Every endpoint variable of both environments, as `NAME` + suffix. Where both environments use one
 * name, the probe has the value of the environment it runs as, and none when it runs as neither.
 */
function endpointVariablesOf(
  pairs: readonly Pair[],
  role: Role | null,
  { config }: Release,
): Readonly<Record<string, string>> {
  const { from, to } = config.promotion;
  const suffixes = {
    staging: environmentSourceOf(config, from).suffix,
    production: environmentSourceOf(config, to).suffix,
  };
  const areOne = suffixes.staging === suffixes.production;
  const roles = (["staging", "production"] as const).filter((each) => !areOne || each === role);
  const entries = pairs.flatMap((pair) =>
    roles.map((each) => [`${pair.variable}${suffixes[each]}`, pair[each].value] as const),
  );
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined),
  );
}
