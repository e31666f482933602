import type { Overlap, Selected } from "./facts.ts";
import type { NormalUrl } from "./normalise-url.ts";

/** What staging and production have. */
export type UrlPair = { readonly staging: NormalUrl; readonly production: NormalUrl };

/** How far two endpoints are one. */
export function overlapOf({ staging, production }: UrlPair): Overlap {
  if (!haveOneOrigin(staging, production)) return "apart";
  if (staging.path === production.path) return "same";
  if (isPathInside(staging.path, production.path)) return "staging-inside";
  return isPathInside(production.path, staging.path) ? "production-inside" : "origin";
}

/** Whose endpoint a URL is, or lies below. Of two that it lies below, the nearer one. */
export function selectedBy(url: NormalUrl, urls: UrlPair): Selected {
  return nearestOf(urls, (endpoint) => url.scheme === endpoint.scheme && liesIn(url, endpoint));
}

/** The same, though http and https lead to one provider. */
export function reachedBy(url: NormalUrl, urls: UrlPair): Selected {
  return nearestOf(urls, (endpoint) => liesIn(url, endpoint));
}

function nearestOf(
  { staging, production }: UrlPair,
  isIn: (endpoint: NormalUrl) => boolean,
): Selected {
  const isStaging = isIn(staging);
  const isProduction = isIn(production);
  if (isStaging && isProduction) return nearerOf(staging, production);
  if (isProduction) return "production";
  return isStaging ? "staging" : "neither";
}

/** On whose host and port a URL is, whatever its path. */
export function ownerOf(url: NormalUrl, { staging, production }: UrlPair): Selected {
  const isStaging = haveOneOrigin(url, staging);
  const isProduction = haveOneOrigin(url, production);
  if (isStaging && isProduction) return "both";
  if (isProduction) return "production";
  return isStaging ? "staging" : "neither";
}

function nearerOf(staging: NormalUrl, production: NormalUrl): Selected {
  if (staging.path === production.path) return "both";
  return staging.path.length > production.path.length ? "staging" : "production";
}

function liesIn(url: NormalUrl, endpoint: NormalUrl): boolean {
  return (
    haveOneOrigin(url, endpoint) &&
    (url.path === endpoint.path || isPathInside(url.path, endpoint.path))
  );
}

/** http and https on their own ports lead to one provider, and so does one port under either. */
function haveOneOrigin(one: NormalUrl, other: NormalUrl): boolean {
  return one.authority === other.authority || (one.host === other.host && one.port === other.port);
}

/** Whole segments count: `/v10` is not inside `/v1`. */
function isPathInside(inner: string, outer: string): boolean {
  return inner.startsWith(`${outer}/`);
}
