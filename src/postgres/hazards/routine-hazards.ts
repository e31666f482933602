import { saidOf } from "../object-text.ts";
import type { SchemaModel, SchemaObject } from "../schema-model.ts";
import { canonicalOf, closingOf, elementsOf, keywordOf, type Token, tokensOf } from "../tokens.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";

const routines = new Set(["function", "procedure", "aggregate"]);

/** Whether an object is something that statements call. */
export function isRoutine({ kind }: SchemaObject): boolean {
  return routines.has(kind);
}

/** A routine that is gone, or that only takes or gives back something else by its name. */
export function* routineRemovalHazards(
  before: SchemaObject,
  older: SchemaModel,
  newer: SchemaModel,
): Iterable<Hazard> {
  const successor = successorOf(before, older, newer);
  if (successor !== undefined) yield* signatureHazards(before, successor);
  else if (isForTriggers(before)) yield makeHazard("object-dropped", { before, after: undefined });
  else yield makeHazard("routine-dropped", { before, after: undefined });
}

/** What those who call a routine notice when it takes its place under the same name. */
export function* signatureHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const [old, now] = [argumentsOf(before), argumentsOf(after)];
  if (!takesAllOf(now, old)) {
    const note = `${listOf(now)}, and it took ${listOf(old)}`;
    yield makeHazard("routine-arguments-changed", { before, after }, note);
  }
  const [result, resultNow] = [resultOf(before), resultOf(after)];
  if (result !== resultNow) {
    const note = `${resultNow || "nothing"}, and it was ${result || "nothing"}`;
    yield makeHazard("routine-result-changed", { before, after }, note);
  }
}

/** The one new routine of a name whose one old routine is gone; overloads cannot be told apart. */
function successorOf(
  before: SchemaObject,
  older: SchemaModel,
  newer: SchemaModel,
): SchemaObject | undefined {
  const name = nameWithoutArgumentsOf(before);
  const onlyIn = (own: SchemaModel, other: SchemaModel) =>
    [...own.objects.values()].filter(
      (object) =>
        object.kind === before.kind &&
        !other.objects.has(object.key) &&
        nameWithoutArgumentsOf(object) === name,
    );
  const [successor, ...others] = onlyIn(newer, older);
  return others.length === 0 && onlyIn(older, newer).length === 1 ? successor : undefined;
}

function nameWithoutArgumentsOf({ name }: SchemaObject): string {
  const tokens = tokensOf(name);
  return canonicalOf(tokens.slice(0, openingOf(tokens)));
}

function openingOf(tokens: readonly Token[]): number {
  return tokens.findIndex(({ text }) => text === "(");
}

type Argument = {
  readonly said: string;
  readonly isOut: boolean;
  /** What a call need not give. */
  readonly isOptional: boolean;
};

function argumentsOf(routine: SchemaObject): readonly Argument[] {
  const tokens = tokensOf(saidOf(routine, ""));
  const open = openingOf(tokens);
  return elementsOf(tokens.slice(open + 1, closingOf(tokens, open))).map((element) => {
    const preset = element.findIndex((token) => keywordOf(token) === "DEFAULT");
    const mode = keywordOf(element[0]);
    const from = mode === "IN" && element.length > 2 ? 1 : 0;
    return {
      said: canonicalOf(element.slice(from, preset === -1 ? undefined : preset)),
      isOut: mode === "OUT",
      isOptional: preset !== -1 || mode === "VARIADIC",
    };
  });
}

/** Every call that gives what was taken still says enough, and not too much. */
function takesAllOf(now: readonly Argument[], old: readonly Argument[]): boolean {
  const [given, taken] = [old, now].map((all) => all.filter(({ isOut }) => !isOut));
  return (
    (taken ?? []).every((argument, at) => {
      const before = given?.[at];
      if (before === undefined) return argument.isOptional;
      return argument.said === before.said && (argument.isOptional || !before.isOptional);
    }) && (given ?? []).length <= (taken ?? []).length
  );
}

function listOf(all: readonly Argument[]): string {
  const said = all.filter(({ isOut }) => !isOut);
  const shown = said.map((one) => one.said + (one.isOptional ? " (optional)" : ""));
  return `(${shown.join(", ")})`;
}

/** What it gives back: the arguments that are only given back, and what stands after RETURNS. */
function resultOf(routine: SchemaObject): string {
  if (routine.kind === "aggregate") return "";
  const tokens = tokensOf(saidOf(routine, ""));
  const returns = indexOutside(tokens, 0, "RETURNS");
  const result = canonicalOf(tokens.slice(returns + 1, indexOutside(tokens, returns, "LANGUAGE")));
  const out = argumentsOf(routine).filter(({ isOut }) => isOut);
  return [result, ...out.map(({ said }) => said)].filter((text) => text !== "").join(", ");
}

/** No statement calls it; what it was for is told of the trigger. */
function isForTriggers(routine: SchemaObject): boolean {
  return /^(event_)?trigger$/i.test(resultOf(routine));
}

/** The index of the first of these words outside parentheses, from there on; the length where there is none. */
export function indexOutside(
  tokens: readonly Token[],
  from: number,
  ...words: readonly string[]
): number {
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at]?.text === "(") at = closingOf(tokens, at);
    else if (words.includes(keywordOf(tokens[at]))) return at;
  }
  return tokens.length;
}
