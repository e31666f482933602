import { additionsPart, isAdditions } from "../part-name.ts";
import { plainName } from "../quoted.ts";
import type { Part, SchemaModel, SchemaObject } from "../schema-model.ts";
import type { IgnoreList } from "./ignore-list.ts";
import { isSharedPublication, presetPartFilter, whyByPreset } from "./ignored-by-preset.ts";
import { ignoredPartitions, publishedTable } from "./ignored-partitions.ts";
import { type PartFilter, partFilterOf } from "./ignored-parts.ts";
import { schemaOf } from "./place-of.ts";
import { entriesOf, labelsFor, type WhyIgnored } from "./why-ignored.ts";

/** A model without what the list names, and what was set aside. */
export type Sifted = {
  readonly model: SchemaModel;
  /** How many objects, or parts of kept objects, each name of the list took. */
  readonly counts: ReadonlyMap<string, number>;
  /** The entries of the list that matched something. */
  readonly used: ReadonlySet<string>;
};

/** Takes out of a model what the list names. What stays keeps speaking of what does not. */
export function setAsideIgnored(model: SchemaModel, list: IgnoreList): Sifted {
  const counts = new Map<string, number>();
  const used = new Set<string>();
  const count = ({ counted, entries }: WhyIgnored) => {
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
    for (const entry of entries) used.add(entry);
  };
  const partitions = ignoredPartitions(model, list.partitions ?? []);
  const whyObject = objectFilterOf(list, partitions);
  const whyPart = partsFilterOf(list);
  const objects = new Map<string, SchemaObject>();
  for (const object of model.objects.values()) {
    const why = whyObject(object);
    if (why !== undefined) {
      count(why);
      continue;
    }
    const left = withoutParts(object, { whyPart, list, partitions }, count);
    if (left !== undefined) objects.set(object.key, left);
  }
  if (counts.size === 0) return { model, counts, used };
  const setAside = new Map([...model.setAside, ...counts]);
  return {
    model: { ...model, setAside, objects: standingAlone(objects, model) },
    counts,
    used,
  };
}

type ObjectFilter = (object: SchemaObject) => WhyIgnored | undefined;

/** Every entry that matches is used; the first reason counts. */
function objectFilterOf(
  list: IgnoreList,
  partitions: ReadonlyMap<string, WhyIgnored>,
): ObjectFilter {
  const schemas = entriesOf("schemas", list.schemas);
  return (object) => {
    const schema = schemaOf(object);
    const labels = schema === null ? [] : labelsFor(schemas, plainName(schema));
    const reasons = [
      ...(labels.length === 0 ? [] : [{ counted: `ignored: schema ${schema}`, entries: labels }]),
      ...present(partitions.get(object.key)),
      ...(list.presets ?? []).flatMap((preset) => present(whyByPreset(preset, object))),
    ];
    const [first] = reasons;
    return first && { ...first, entries: reasons.flatMap(({ entries }) => entries) };
  };
}

/** The list's own entries first, so that they are used where a preset says the same. */
function partsFilterOf(list: IgnoreList): PartFilter {
  const filters = [partFilterOf(list), ...(list.presets ?? []).map(presetPartFilter)];
  return (part) => filters.flatMap((filter) => present(filter(part)))[0];
}

type Context = {
  readonly whyPart: PartFilter;
  readonly list: IgnoreList;
  readonly partitions: ReadonlyMap<string, WhyIgnored>;
};

/** The object without the parts that are set aside; undefined when nothing of it is left. */
function withoutParts(
  object: SchemaObject,
  { whyPart, list, partitions }: Context,
  count: (why: WhyIgnored) => void,
): SchemaObject | undefined {
  const isShared = (list.presets ?? []).some((preset) => isSharedPublication(preset, object));
  const shared = { counted: `ignored: ${object.kind} ${object.name}`, entries: [] };
  const parts = new Map<string, Part>();
  for (const [name, part] of object.parts) {
    const why = isShared && !isAdditions(name) ? shared : whyPart(part);
    if (why === undefined) {
      const left = withoutPartitions(part, partitions, count);
      if (left !== undefined) parts.set(name, left);
    } else count(why);
  }
  return parts.size > 0 || isShared ? { ...object, parts } : undefined;
}

/** A publication's tables without the partitions that are set aside. */
function withoutPartitions(
  part: Part,
  partitions: ReadonlyMap<string, WhyIgnored>,
  count: (why: WhyIgnored) => void,
): Part | undefined {
  if (part.name !== additionsPart("table") || partitions.size === 0) return part;
  const whyOf = (canonical: string) => partitions.get(publishedTable(canonical) ?? "");
  const canonical = part.canonical.filter((said) => {
    const why = whyOf(said);
    if (why !== undefined) count(why);
    return why === undefined;
  });
  if (canonical.length === part.canonical.length) return part;
  const text = part.text
    .split(/\n(?=ALTER PUBLICATION )/)
    .filter((said) => whyOf(said.slice(Math.max(0, said.indexOf("ADD TABLE")))) === undefined);
  return canonical.length === 0 ? undefined : { ...part, canonical, text: text.join("\n") };
}

/** What hangs from a table that is set aside is compared all the same: it does not go with its table. */
function standingAlone(
  objects: ReadonlyMap<string, SchemaObject>,
  { objects: whole }: SchemaModel,
): ReadonlyMap<string, SchemaObject> {
  const isOrphan = ({ of }: SchemaObject) => of !== null && whole.has(of) && !objects.has(of);
  return new Map(
    [...objects].map(([key, object]) => [key, isOrphan(object) ? { ...object, of: null } : object]),
  );
}

function present<Value>(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value];
}
