import { endpointOf } from "./endpoint.mjs";

/** Reads the scores of one contest from the provider. */
export async function readScores(contest, environment = process.env) {
  const answer = await fetch(`${endpointOf(environment)}/contests/${contest}/scores`);
  if (!answer.ok) throw new Error(`the provider answers ${answer.status}`);
  return answer.json();
}
