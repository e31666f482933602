import { plainName } from "../quoted.ts";
import type { IgnoreList } from "./ignore-list.ts";
import { placeIn } from "./place-of.ts";
import { presets } from "./presets/index.ts";
import { entriesOf, labelsFor } from "./why-ignored.ts";

/** Names of relations, with their schemas as SQL writes them, that lie in no schema which the list names. */
export function outsideIgnoredSchemas(
  list: IgnoreList,
  relations: readonly string[],
): readonly string[] {
  const entries = entriesOf("schemas", list.schemas);
  const ofHosts = (list.presets ?? []).flatMap((preset) => presets[preset].schemas);
  return relations.filter((relation) => {
    const schema = plainName(placeIn(relation).schema ?? "");
    return labelsFor(entries, schema).length === 0 && !ofHosts.includes(schema);
  });
}
