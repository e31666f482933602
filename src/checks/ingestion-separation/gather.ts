import { commandLineOf } from "../../config/command-line.ts";
import type { CheckSettings } from "../../config/config.ts";
import { environmentSourceOf } from "../../environments/environment-source.ts";
import type { ValueHost } from "../../environments/sources/open-source.ts";
import type { Release } from "../../gate/check.ts";
import { declaredVariables } from "../../project-command/declared-variables.ts";
import { overlapOf, type UrlPair } from "./compare-urls.ts";
import type { IngestionEndpoint, IngestionSeparationFacts, ProbeRun } from "./facts.ts";
import { normalisePattern } from "./normalise-url.ts";
import { endpointVariablesOf, type VariablePair } from "./probe-variables.ts";
import { readEndpoint } from "./read-endpoint.ts";
import { type Probe, runProbe } from "./run-probe.ts";
import { stagingSegmentOf } from "./staging-label.ts";

type Needs = ValueHost;

type Settings = CheckSettings<"ingestion-separation">["endpoints"][number];

/** One configured endpoint as both environments have it. */
type Pair = VariablePair & { readonly settings: Settings };

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
    endpoints.map(async (settings) => {
      const { variable } = settings;
      const [staging, production] = await Promise.all([read(from, variable), read(to, variable)]);
      return { variable, settings, staging, production };
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
  const { variable, settings, staging, production } = pair;
  const { from, to } = release.config.promotion;
  const urls = urlsOf(pair);
  return {
    variable,
    staging: staging.endpoint,
    production: production.endpoint,
    compare: settings.compare,
    overlap: urls === undefined ? null : overlapOf(urls),
    pathLabel: urls === undefined ? null : pathLabelOf(urls, { from, to }),
    allow: { staging: allowedIn(settings, from), production: allowedIn(settings, to) },
    probe: host.secrets.redact(commandLineOf(settings.probe)),
    runs: urls === undefined ? [] : await runsOf(host, pair, urls, all, release),
  };
}

function urlsOf({ staging, production }: Pair): UrlPair | undefined {
  if (staging.url === undefined || production.url === undefined) return undefined;
  return { staging: staging.url, production: production.url };
}

function pathLabelOf({ staging, production }: UrlPair, names: { from: string; to: string }) {
  const paths = { staging: staging.path, production: production.path };
  return stagingSegmentOf(paths, names) ?? null;
}

function allowedIn({ allow }: Settings, environment: string): readonly string[] {
  const patterns = Object.hasOwn(allow, environment) ? allow[environment] : undefined;
  return (patterns ?? []).map(normalisePattern);
}

/** The probe under each environment's own `NODE_ENV`, under none, and under a word nobody knows. */
async function runsOf(
  host: Needs,
  { variable, settings: { probe: argv, environment } }: Pair,
  urls: UrlPair,
  all: readonly Pair[],
  release: Release,
): Promise<readonly ProbeRun[]> {
  const { from, to } = release.config.promotion;
  const declared = declaredVariables(host, environment, `for the probe of ${variable}`);
  const settings: readonly Omit<ProbeRun, "outcome">[] = [
    { nodeEnv: to, expected: "production" },
    { nodeEnv: from, expected: "staging" },
    { nodeEnv: null, expected: null },
    { nodeEnv: unknownNodeEnv, expected: null },
  ];
  const runs = settings.map(async ({ nodeEnv, expected }) => {
    const { NODE_ENV: _, ...others } = declared;
    const probe: Probe = {
      argv,
      cwd: release.candidate.project,
      variables: {
        ...others,
        ...endpointVariablesOf(all, expected, release),
        ...(nodeEnv === null ? {} : { NODE_ENV: nodeEnv }),
      },
    };
    return { nodeEnv, expected, outcome: await runProbe(host, probe, urls, expected) };
  });
  return Promise.all(runs);
}
