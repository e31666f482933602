import type { Parameters } from "fast-check";
import { propertySeed } from "../../support/property-seed.ts";
import { sweep } from "../../support/sweep.ts";

/**
 * How often a property is tried: as often as stated in the long run, a fifth of that otherwise, or `PROMOTE_PROPERTY_RUNS`
 * times what is stated.
 */
export function runs<T>(stated: number): Parameters<T> {
  const times = Number(process.env["PROMOTE_PROPERTY_RUNS"] ?? sweep({ short: "0.2", full: "1" }));
  return { numRuns: Math.ceil(stated * times), seed: propertySeed };
}
