import { openapiMatch } from "../../../src/checks/openapi-match/check.ts";
import type { OpenapiMatchFacts } from "../../../src/checks/openapi-match/facts.ts";
import { registerCheck } from "../../../src/gate/check.ts";
import { resolveCandidate } from "../../../src/git/resolve-candidate.ts";
import { testHost } from "../../support/host.ts";
import { releaseOf } from "../../support/release.ts";

/** The settings of the check, where they are not the default ones. */
export type Settings = {
  readonly document?: string;
  readonly output?: string;
  readonly dependencies?: string[];
  readonly environment?: string[];
  readonly generate?: string[] | string;
  readonly documents?: { document: string; generate: string; output?: string }[];
};

/** What the check says of the HEAD of the repository that a project is in. */
export async function look(project: string, settings: Settings = {}, variables = {}) {
  const host = testHost({ variables });
  const single = { generate: "node generate.mjs", document: "openapi.json" };
  const base = settings.documents === undefined ? single : {};
  const release = releaseOf(project, { "openapi-match": { ...base, ...settings } });
  const { config } = release;
  const candidate = await resolveCandidate(host, { config, project, previous: undefined });
  const examination = await registerCheck(openapiMatch).examine(host, { ...release, candidate });
  return { ...examination, facts: examination.facts as OpenapiMatchFacts };
}
