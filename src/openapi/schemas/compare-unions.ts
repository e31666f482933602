import { ambiguousIn } from "./ambiguities.ts";
import { type Branches, type BranchProblem, labelOf } from "./branch.ts";
import { problemsOf } from "./branch-problems.ts";
import { compareTypes } from "./compare-types.ts";
import { compareValues } from "./compare-values.ts";
import { type Comparing, pairOf, readersOf } from "./comparison.ts";
import { areDisjoint } from "./disjoint.ts";
import type { SchemaReader } from "./read-schemas.ts";
import type { Schema } from "./schema.ts";
import type { Shape, Union } from "./shape.ts";

/**
 * Compares two schemas of which one at least has alternatives. Every alternative given has to be taken: first
 * union by union, beside what holds around them, then with all of it written out.
 */
export function compareUnions(comparing: Comparing): void {
  const { relations, flow } = comparing;
  const readers = readersOf(relations, flow);
  const [whole, other] =
    flow === "request" ? [comparing.before, comparing.after] : [comparing.after, comparing.before];
  const given = rangeOf(readers.given, whole);
  const taken = rangeOf(readers.taken, other);
  const types = compareTypes(comparing, given, taken);
  if (compareValues(comparing, given, taken, types) || types.size === 0) return;

  tellAmbiguous(comparing, readers.given.alternativesOf(whole), readers.given);
  const inPairs = pairedUnions(comparing);
  const isBaseKept = inPairs !== undefined && isBaseTaken(comparing);
  if (isBaseKept && inPairs.every(({ problems }) => problems.length === 0)) return;
  const areAll = areWritten(readers.given, whole) && areWritten(readers.taken, other);
  if (!areAll && !isBaseKept) {
    tellUnwritten(comparing);
    return;
  }
  const isWrittenAlready =
    isBaseKept && isOnlyUnion(readers.given, whole) && isOnlyUnion(readers.taken, other);
  const written: Branches = {
    given: readers.given.alternativesOf(whole),
    taken: readers.taken.alternativesOf(other),
    isTakenExclusive: isExclusive(comparing.taken),
  };
  const problems =
    areAll && !isWrittenAlready ? [...problemsOf(written, relations, comparing)] : undefined;
  if (problems?.length === 0) return;
  const told = isBaseKept ? inPairs : [{ branches: written, problems: problems ?? [] }];
  for (const { branches, problems: own } of told)
    for (const problem of own) tellBranch(comparing, problem, branches, types);
}

/** Whether the alternatives of a schema could be written out; it stands for itself when they are too many. */
function areWritten(reader: SchemaReader, schema: Schema): boolean {
  const [only, ...others] = reader.alternativesOf(schema);
  const isItself = only !== undefined && reader.idOf(only) === reader.idOf(schema);
  return others.length > 0 || !isItself || reader.shapeOf(schema).unions.length === 0;
}

function tellUnwritten({ old, new: next, observer }: Comparing): void {
  observer.tell({
    effect: "unsupported",
    name: "combination of unions",
    before: unionsText(old.unions),
    after: unionsText(next.unions),
    confidence: "unproven",
  });
}

function unionsText(unions: readonly Union[]): string | null {
  const texts = unions.map(({ keyword, branches }) => `${keyword} of ${branches.length}`);
  return texts.length === 0 ? null : texts.join(" and ");
}

/** Whether a schema is one union and nothing else, so that its branches are its alternatives. */
function isOnlyUnion(reader: SchemaReader, schema: Schema): boolean {
  const [union, ...others] = reader.shapeOf(schema).unions;
  const isBare = reader.baseOf(schema).length === 0 && others.length === 0;
  return isBare && union?.branches.length === reader.alternativesOf(schema).length;
}

type Paired = { readonly branches: Branches; readonly problems: readonly BranchProblem[] };

/** The unions of both side by side, when there are as many and they may be judged one by one. */
function pairedUnions(comparing: Comparing): readonly Paired[] | undefined {
  const { given, taken, relations } = comparing;
  const isApart = given.unevaluatedProperties.length + taken.unevaluatedProperties.length > 0;
  if (given.unions.length !== taken.unions.length || isApart) return undefined;
  return given.unions.map((own, index) => {
    const wanted = taken.unions[index] ?? own;
    const branches: Branches = {
      given: own.branches,
      taken: wanted.branches,
      isTakenExclusive: wanted.keyword === "oneOf",
    };
    return { branches, problems: [...problemsOf(branches, relations, comparing)] };
  });
}

/** Whether what is given around the unions is taken around them. */
function isBaseTaken({ relations, before, after, flow, encoding }: Comparing): boolean {
  return relations.fits({
    before: relations.before.baseOf(before),
    after: relations.after.baseOf(after),
    flow,
    encoding,
  });
}

function isExclusive({ unions }: Shape): boolean {
  return unions.length === 1 && unions[0]?.keyword === "oneOf";
}

/** Types and listed values of all alternatives together. */
function rangeOf(reader: SchemaReader, schema: Schema): Pick<Shape, "types" | "values"> {
  const shapes = reader.alternativesOf(schema).map((alternative) => {
    const shape = reader.shapeOf(alternative);
    return shape.unions.length === 0 ? shape : { ...shape, types: shape.types, values: undefined };
  });
  const types = new Set(shapes.flatMap((shape) => [...shape.types]));
  const areListed = shapes.every(({ values }) => values !== undefined);
  const values = areListed
    ? new Map(shapes.flatMap((shape) => [...(shape.values ?? [])]))
    : undefined;
  return { types, values };
}

function tellBranch(
  comparing: Comparing,
  problem: BranchProblem,
  branches: Branches,
  types: ReadonlySet<string>,
): void {
  const { relations, flow, observer } = comparing;
  const readers = readersOf(relations, flow);
  const { given } = problem;
  const isToldByType = [...readers.given.shapeOf(given).types].every((type) => !types.has(type));
  if (isToldByType) return;
  const label = labelOf(given, readers.given);
  if (problem.kind === "refused" && problem.near !== undefined) {
    const { before, after } = pairOf(given, problem.near, comparing);
    const isNamed = label !== "anything" && branches.given.length > 1;
    observer.descend(before, after, isNamed ? `(${label})` : "");
    return;
  }
  const isProven = branches.taken.every((taken) =>
    areDisjoint({ reader: readers.given, schema: given }, { reader: readers.taken, schema: taken }),
  );
  const listOf = (alternatives: readonly Schema[], reader: SchemaReader) =>
    alternatives
      .map((branch) => labelOf(branch, reader))
      .sort()
      .join(" or ");
  const lists = {
    given: listOf(branches.given, readers.given),
    taken: listOf(branches.taken, readers.taken),
  };
  const place = given[0]?.at;
  observer.tell({
    effect: "branch",
    name: label,
    before: flow === "request" ? lists.given : lists.taken,
    after: flow === "request" ? lists.taken : lists.given,
    base: flow === "request" ? place : unionPlace(comparing.old.unions, comparing.old.at),
    revision: flow === "request" ? unionPlace(comparing.new.unions, comparing.new.at) : place,
    confidence: isProven ? "proven" : "unproven",
  });
}

function tellAmbiguous(comparing: Comparing, sent: readonly Schema[], reader: SchemaReader): void {
  const { sent: ambiguous, isProven } = ambiguousIn(comparing, sent);
  if (ambiguous.length === 0) return;
  const { old, new: next, observer } = comparing;
  observer.tell({
    effect: "ambiguous",
    name: ambiguous.map((schema) => labelOf(schema, reader)).sort(),
    before: unionsText(old.unions),
    after: unionsText(next.unions),
    base: unionPlace(old.unions, old.at),
    revision: unionPlace(next.unions, next.at),
    confidence: isProven ? "proven" : "unproven",
  });
}

function unionPlace(unions: readonly Union[], at: Shape["at"]) {
  return unions[0]?.at ?? at;
}
