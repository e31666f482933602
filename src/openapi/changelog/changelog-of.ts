import { groupedBy } from "../../data/grouped-by.ts";
import type { ApiChange } from "../api-change.ts";
import { type ApiSource, entryOf } from "../api-source.ts";
import { compactText } from "../compact-text.ts";
import {
  type Changelog,
  type ChangelogEntry,
  type ChangelogSection,
  changelogKinds,
  changelogSections,
} from "./changelog.ts";
import { openCoverage } from "./coverage.ts";
import { entryText } from "./entry-text.ts";
import { findRenames } from "./find-renames.ts";
import { type Difference, locationOf, type Sides, type Spot } from "./node-pair.ts";
import { documentKeyOf } from "./reference-key.ts";
import { placeText } from "./spot-words.ts";
import { differencesBetween } from "./walk-descriptions.ts";

/** Everything that changed from one description to the other beside what `changes` say. */
export function changelogOf(
  before: ApiSource,
  after: ApiSource,
  changes: readonly ApiChange[],
): Changelog {
  const sides = { before, after, renamed: findRenames(before, after) };
  const isCovered = openCoverage(changes);
  const entries = documentPairs(before, after)
    .flatMap(([left, right]) => differencesOfPair(sides, left, right))
    .filter((difference) => !isCovered(difference))
    .map(entryOfDifference);
  return { counts: countsOf(entries), entries: bySubject(entries) };
}

type Path = string | undefined;

/** Documents of both sides that belong together; the entry documents do, whatever they are called. */
function documentPairs(before: ApiSource, after: ApiSource): readonly (readonly [Path, Path])[] {
  const left = new Map(
    [...before.documents.keys()].map((path) => [documentKeyOf(path, before), path]),
  );
  const right = new Map(
    [...after.documents.keys()].map((path) => [documentKeyOf(path, after), path]),
  );
  return [...new Set([...right.keys(), ...left.keys()])].map(
    (key) => [left.get(key), right.get(key)] as const,
  );
}

function differencesOfPair(sides: Sides, left: Path, right: Path): readonly Difference[] {
  const { before, after } = sides;
  const spot = rootSpot(left ?? right ?? "", right ?? left ?? "", right === after.entry);
  const [from, to] = [documentAt(before, left), documentAt(after, right)];
  if (from !== undefined && to !== undefined) return differencesBetween(sides, from, to, spot);
  const kind = from === undefined ? "document-added" : "document-removed";
  return [{ kind, spot, name: right ?? left ?? "", before: from, after: to, aliases: [] }];
}

function documentAt(source: ApiSource, path: Path) {
  if (path === undefined) return undefined;
  return path === source.entry ? entryOf(source) : source.documents.get(path);
}

function rootSpot(base: string, revision: string, isEntry: boolean): Spot {
  return {
    base: { document: base, path: [] },
    revision: { document: revision, path: [] },
    subject: isEntry ? "the API" : revision,
    words: [],
    pathNames: [[], []],
    inherited: [new Map(), new Map()],
    everywhere: [new Set(), new Set()],
  };
}

function entryOfDifference({ kind, spot, name, before, after }: Difference): ChangelogEntry {
  const said = (value: typeof before) =>
    value === undefined ? null : compactText(JSON.stringify(value));
  const [from, to] = [said(before), said(after)];
  const isSubject = spot.words.length === 0 && spot.subject.endsWith(` ${name}`);
  return {
    kind,
    section: changelogKinds[kind],
    subject: spot.subject,
    place: placeText(spot.words),
    name,
    text: entryText(kind, isSubject ? undefined : name, from, to),
    before: from,
    after: to,
    base: before === undefined ? null : locationOf(spot.base),
    revision: after === undefined ? null : locationOf(spot.revision),
  };
}

function countsOf(entries: readonly ChangelogEntry[]): Changelog["counts"] {
  const counts = new Map<ChangelogSection, number>(
    changelogSections.map((section) => [section, 0]),
  );
  for (const { section } of entries) counts.set(section, (counts.get(section) ?? 0) + 1);
  const of = (section: ChangelogSection) => counts.get(section) ?? 0;
  return {
    added: of("added"),
    changed: of("changed"),
    deprecated: of("deprecated"),
    removed: of("removed"),
    documentation: of("documentation"),
  };
}

/** Entries of one subject beside each other: the API, operations, webhooks, then the rest as they come up. */
function bySubject(entries: readonly ChangelogEntry[]): readonly ChangelogEntry[] {
  return [...groupedBy(entries, ({ subject }) => subject).values()]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .flat();
}

function rankOf([first]: readonly ChangelogEntry[]): number {
  const [, root = ""] = ((first?.revision ?? first?.base)?.pointer ?? "").split("/");
  const place = ["components", "webhooks", "paths"].indexOf(root);
  return place < 0 ? 0 : 3 - place;
}
