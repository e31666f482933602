import type { Found } from "../repository-view.ts";
import { withoutEnding } from "./environment-names.ts";

const isEndpoint =
  /(INGEST|WEBHOOK|CALLBACK|COLLECTOR|FEED|SCORES|EVENTS?).*(URL|ENDPOINT|URI)|_ENDPOINT(_URL)?$/;

/** An address that is of one environment, and none of a database, a cache or the service itself. */
const isAddress = /_(URL|URI|ENDPOINT)$/;
const isOfTheService =
  /DATABASE|POSTGRES|^PG|REDIS|MONGO|MYSQL|AMQP|^(APP|API|BASE|SITE|PUBLIC|FRONTEND)_|LEDGER|TEST/;

/** The names of variables that say where data is sent or read, which may differ between environments. */
export function detectEndpoints(variables: readonly Found<string>[]): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const { what, where } of variables) {
    const name = withoutEnding(what);
    const differs = name !== what && isAddress.test(name) && !isOfTheService.test(name);
    if ((isEndpoint.test(name) || differs) && !/SECRET|TOKEN|_KEY/.test(name) && !found.has(name))
      found.set(name, where);
  }
  return [...found].map(([what, where]) => ({ what, where }));
}
