import type { Parameters } from "fast-check";

/**
 * How often a property is tried: as often as stated, or `PROMOTE_PROPERTY_RUNS` times that. The seed is
 * the same in every run unless `PROMOTE_PROPERTY_SEED` says another.
 */
export function runs<T>(stated: number): Parameters<T> {
  const times = Number(process.env["PROMOTE_PROPERTY_RUNS"] ?? "1");
  const seed = Number(process.env["PROMOTE_PROPERTY_SEED"] ?? "20261121");
  return { numRuns: Math.ceil(stated * times), seed };
}
