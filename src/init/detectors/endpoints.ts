import type { Found } from "../repository-view.ts";
import { withoutEnding } from "./environment-names.ts";

const isEndpoint =
  /(INGEST|WEBHOOK|CALLBACK|COLLECTOR|FEED|SCORES|EVENTS?).*(URL|ENDPOINT|URI)|_ENDPOINT(_URL)?$/;

/** The names of variables that say where data is sent or read, which may differ between environments. */
export function detectEndpoints(variables: readonly Found<string>[]): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const { what, where } of variables) {
    const name = withoutEnding(what);
    if (isEndpoint.test(name) && !/SECRET|TOKEN|_KEY/.test(name) && !found.has(name))
      found.set(name, where);
  }
  return [...found].map(([what, where]) => ({ what, where }));
}
