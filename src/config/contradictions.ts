import { isOff, type PromoteConfig } from "./config.ts";
import { keyContradictions } from "./key-contradictions.ts";
import type { Contradiction } from "./parse-yaml-file.ts";

/** What is well formed in each place and cannot hold together. */
export function contradictionsOf(config: PromoteConfig): readonly Contradiction[] {
  return [
    ...promotionContradictions(config),
    ...sourceContradictions(config),
    ...itemContradictions(config),
    ...allowanceContradictions(config),
    ...allowedHostContradictions(config),
    ...stripeContradictions(config),
    ...keyContradictions(config),
  ];
}

function* promotionContradictions({
  environments,
  promotion,
}: PromoteConfig): Iterable<Contradiction> {
  for (const end of ["from", "to"] as const) {
    if (!Object.hasOwn(environments, promotion[end])) {
      const known = Object.keys(environments).join(", ");
      yield {
        path: ["promotion", end],
        message: `is "${promotion[end]}", which is not under environments; expected one of ${known}`,
      };
    }
  }
  if (promotion.from === promotion.to) {
    yield {
      path: ["promotion", "to"],
      message: `is "${promotion.to}" like promotion.from; expected another environment`,
    };
  }
}

/** Two ways to say where values are, of which only one could be followed. */
function* sourceContradictions({ environments }: PromoteConfig): Iterable<Contradiction> {
  for (const [name, { sources = [], suffix, dotenv }] of Object.entries(environments)) {
    if (sources.length > 0 && (suffix !== "" || dotenv !== undefined)) {
      yield {
        path: ["environments", name, "sources"],
        message: "stands beside suffix or dotenv; expected sources alone, which can name both",
      };
    }
    for (const [index, source] of sources.entries()) {
      if (source.kind !== "environment" || source.variables === undefined || source.suffix === "")
        continue;
      yield {
        path: ["environments", name, "sources", index, "variables"],
        message: "stands beside suffix; expected one of the two",
      };
    }
  }
}

function* itemContradictions({ checks }: PromoteConfig): Iterable<Contradiction> {
  const settings = checks["deployment-checklist"];
  if (isOff(settings)) return;
  const seen = new Set<string>();
  for (const [index, { id }] of settings.items.entries()) {
    if (seen.has(id)) {
      yield {
        path: ["checks", "deployment-checklist", "items", index, "id"],
        message: `is "${id}", which an earlier item has; expected an id of its own`,
      };
    }
    seen.add(id);
  }
}

/** What a breaking release asks to be confirmed may be an item of the checklist, but of no other kind. */
function* allowanceContradictions({ checks }: PromoteConfig): Iterable<Contradiction> {
  const breaking = checks["breaking-changes"];
  const checklist = checks["deployment-checklist"];
  if (isOff(breaking) || isOff(checklist)) return;
  for (const [index, id] of (breaking.allowWhen?.confirmed ?? []).entries()) {
    const item = checklist.items.find((one) => one.id === id);
    if (item === undefined || item.kind === "confirmation") continue;
    yield {
      path: ["checks", "breaking-changes", "allowWhen", "confirmed", index],
      message: `is "${id}", which the deployment checklist has as ${item.kind}; expected an item of kind confirmation or another id`,
    };
  }
}

/** Hosts allowed to an environment that nothing is promoted from or to would be asked of nobody. */
function* allowedHostContradictions({ promotion, checks }: PromoteConfig): Iterable<Contradiction> {
  const settings = checks["ingestion-separation"];
  if (isOff(settings)) return;
  const { from, to } = promotion;
  for (const [index, { allow }] of settings.endpoints.entries()) {
    for (const name of Object.keys(allow)) {
      if (name === from || name === to) continue;
      yield {
        path: ["checks", "ingestion-separation", "endpoints", index, "allow", name],
        message: `is of an environment that this promotion does not have; expected ${from} or ${to}`,
      };
    }
  }
}

/** A mode or an account of an environment that is not looked at, or a mode of a variable that is not, would be of nothing. */
function* stripeContradictions(config: PromoteConfig): Iterable<Contradiction> {
  const settings = config.checks["stripe-separation"];
  const { from, to } = config.promotion;
  const isKnown = (name: string) => Object.hasOwn(config.environments, name);
  if (isOff(settings) || !isKnown(from) || !isKnown(to)) return;
  const accounts = settings.online?.accounts;
  const named = typeof accounts === "object" ? Object.keys(accounts) : [];
  const path = ["checks", "stripe-separation"];
  const places = named.map((name) => ({ name, path: [...path, "online", "accounts", name] }));
  for (const [variable, modes] of Object.entries(settings.declared)) {
    if (!settings.variables.includes(variable)) {
      yield {
        path: [...path, "declared", variable],
        message: "is not under variables; expected a name that stands there",
      };
    }
    for (const name of Object.keys(modes))
      places.push({ name, path: [...path, "declared", variable, name] });
  }
  for (const place of places) {
    if (place.name === from || place.name === to) continue;
    yield {
      path: place.path,
      message: `is of an environment that this promotion does not have; expected ${from} or ${to}`,
    };
  }
}
