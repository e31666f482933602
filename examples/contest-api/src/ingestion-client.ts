import { selectVariable, type Variables } from "./environment.ts";

/** The score of one player, as the provider reports it. */
export type Score = { readonly playerId: string; readonly score: number };

/** Reads the scores of a contest from the provider. */
export interface IngestionClient {
  fetchScores(contestSlug: string): Promise<Score[]>;
}

/** The provider's URL in the environment that NODE_ENV names. */
export function selectIngestionEndpoint(variables: Variables): URL {
  return new URL(selectVariable(variables, "INGESTION_ENDPOINT_URL"));
}

/** A client of the provider that the environment selects. */
export function createIngestionClient(variables: Variables): IngestionClient {
  const endpoint = selectIngestionEndpoint(variables);
  return {
    async fetchScores(contestSlug) {
      const url = new URL(endpoint);
      url.searchParams.set("contest", contestSlug);
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      if (!response.ok) throw new Error(`The provider answered ${response.status}.`);
      return scoresOf(await response.json());
    },
  };
}

function scoresOf(body: unknown): Score[] {
  if (!Array.isArray(body) || !body.every(isScore))
    throw new Error("The provider's answer is not a list of scores.");
  return body;
}

function isScore(value: unknown): value is Score {
  if (typeof value !== "object" || value === null) return false;
  return (
    "playerId" in value &&
    typeof value.playerId === "string" &&
    "score" in value &&
    Number.isInteger(value.score)
  );
}
