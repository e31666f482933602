import type { Json } from "../../data/json.ts";
import { accepts } from "./accepts.ts";
import { type Comparing, readersOf } from "./comparison.ts";
import { valueTextOf } from "./read-values.ts";
import type { Shape } from "./shape.ts";

type Ranged = Pick<Shape, "types" | "values">;
type Context = Omit<Comparing, "types">;

/**
 * Tells listed values that are given and not taken, or that a list is taken where none is given. Returns
 * whether that is all there is to say: what is listed is judged value by value, where that can be told.
 */
export function compareValues(
  context: Context,
  given: Ranged,
  taken: Ranged,
  types: ReadonlySet<string>,
): boolean {
  const { flow, observer } = context;
  const [before, after] = flow === "request" ? [given, taken] : [taken, given];
  const texts = { before: listText(before), after: listText(after) };
  if (given.values !== undefined) {
    const isJson = context.encoding === "json";
    const sent = [...given.values.values()].filter(
      (value) => isGiven(context, value) && (!isJson || types.has(typeNameOf(value, given))),
    );
    const refused = sent.filter((value) => takes(context, value) === false);
    const open = sent.filter((value) => takes(context, value) === undefined);
    const unlisted = open.filter((value) => taken.values?.has(valueTextOf(value)) === false);
    const told = [...refused, ...unlisted];
    if (told.length > 0)
      observer.tell({
        effect: "value",
        name: textsOf(told),
        ...texts,
        keyword: "enum",
        confidence: unlisted.length === 0 ? "proven" : "unproven",
      });
    return open.length === 0 || told.length > 0;
  }
  if (taken.values === undefined || types.size === 0) return false;
  observer.tell({ effect: "values", ...texts, keyword: "enum" });
  return true;
}

/** A listed value that other keywords beside the list refuse is none. */
function isGiven({ flow, relations, before, after }: Context, value: Json): boolean {
  const { given } = readersOf(relations, flow);
  return accepts(given, flow === "request" ? before : after, value) !== false;
}

function typeNameOf(value: Json, { types }: Ranged): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number")
    return Number.isInteger(value) && types.has("integer") ? "integer" : "fraction";
  return typeof value;
}

/** Whether a value is taken, as text by any of its readings; undefined where that is not known. */
export function takes(context: Context, value: Json): boolean | undefined {
  const { flow, relations, before, after, encoding } = context;
  const { taken } = readersOf(relations, flow);
  const schema = flow === "request" ? after : before;
  if (encoding === "json") return accepts(taken, schema, value);
  const verdicts = readingsOf(value).map((reading) => accepts(taken, schema, reading));
  if (verdicts.includes(true)) return true;
  return verdicts.includes(undefined) ? undefined : false;
}

/** What a value written as text may be read as: `1` is a number and a text. */
function readingsOf(value: Json): readonly Json[] {
  if (value === null || typeof value === "object") return [value];
  const text = String(value);
  const isNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text);
  if (isNumber) return [value, text, Number(text)];
  return text === "true" || text === "false" ? [value, text, text === "true"] : [value, text];
}

/** Listed values as a reader sees them; null where none are listed. */
function listText({ values }: Ranged): string | null {
  return values === undefined ? null : textsOf([...values.values()]).join(", ");
}

/** The order in which a description lists values means nothing, and is not kept. */
function textsOf(values: readonly Json[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}
