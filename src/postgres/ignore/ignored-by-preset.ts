import { partNames } from "../part-name.ts";
import { plainName } from "../quoted.ts";
import { type SchemaObject, subjectOf } from "../schema-model.ts";
import { TokenCursor } from "../token-cursor.ts";
import { tokensOf } from "../tokens.ts";
import type { PresetName } from "./ignore-list.ts";
import type { PartFilter } from "./ignored-parts.ts";
import { partFilterOf } from "./ignored-parts.ts";
import { schemaOf, scopeOf, spaceOf, takePlace } from "./place-of.ts";
import { presets } from "./presets/index.ts";
import type { Preset } from "./presets/preset.ts";
import type { WhyIgnored } from "./why-ignored.ts";

/** Why a preset sets a whole object aside; undefined when it does not. */
export function whyByPreset(name: PresetName, object: SchemaObject): WhyIgnored | undefined {
  const preset = presets[name];
  const schema = schemaOf(object);
  if (schema !== null && preset.schemas.includes(plainName(schema))) {
    return isCustomers(object, preset) ? undefined : because(`schema ${schema}`);
  }
  const own = plainName(object.name);
  switch (spaceOf(object)) {
    case "extension":
      return preset.extensions.includes(own) ? because(subjectOf(object)) : undefined;
    case "event trigger":
      return preset.eventTriggers.includes(own) ? because(subjectOf(object)) : undefined;
    case "publication":
      return preset.publications.includes(own) ? because(subjectOf(object)) : undefined;
    case "default privileges": {
      const { role } = scopeOf(object);
      const isHosts = role !== null && preset.owners.includes(plainName(role));
      return isHosts ? because(`default privileges of ${role}`) : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether a preset takes a publication and leaves the tables in it. */
export function isSharedPublication(name: PresetName, object: SchemaObject): boolean {
  const { sharedPublications } = presets[name];
  return spaceOf(object) === "publication" && sharedPublications.includes(plainName(object.name));
}

/** The parts of other objects that a preset sets aside: owners and grantees nobody else can be. */
export function presetPartFilter(name: PresetName): PartFilter {
  const { owners, grantees } = presets[name];
  const literal = (role: string) => `"${role}"`;
  return partFilterOf({ owners: owners.map(literal), grants: grantees.map(literal) });
}

/** What a customer hangs from a host's table: any policy, and a trigger that runs a function of another schema. */
function isCustomers(object: SchemaObject, { schemas }: Preset): boolean {
  const space = spaceOf(object);
  if (space === "policy") return true;
  if (space !== "trigger") return false;
  const cursor = new TokenCursor(
    "",
    tokensOf(object.parts.get(partNames.definition)?.canonical[0] ?? ""),
  );
  if (!cursor.skipTo("EXECUTE")) return false;
  cursor.at += 1;
  const { schema } = takePlace(cursor);
  return schema !== null && !schemas.includes(plainName(schema));
}

function because(what: string): WhyIgnored {
  return { counted: `ignored: ${what}`, entries: [] };
}
