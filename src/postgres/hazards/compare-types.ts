/** What becomes of a column's values when its type changes. */
export type TypeChange =
  | "same"
  /** All fit, and nothing is written anew. */
  | "widened"
  /** Some may not fit. */
  | "narrowed"
  /** All fit, or nobody can tell; the table is written anew. */
  | "changed";

type Type = {
  readonly name: string;
  readonly modifiers: readonly number[];
  readonly isArray: boolean;
};

/** Compares two types by their canonical texts. */
export function compareTypes(before: string, after: string): TypeChange {
  if (before === after) return "same";
  const [a, b] = [parseType(before), parseType(after)];
  if (a.isArray !== b.isArray) return "changed";
  if (a.name === b.name) return compareModifiers(a, b);
  if (isVarying(a) && isVarying(b)) return compareLengths(a, b);
  if (isText(a) && isText(b))
    return b.name === "text" ? "changed" : compareLengths(a, b, "changed");
  if (isText(a)) return "narrowed";
  return lossy.get(a.name)?.includes(b.name) === true ? "narrowed" : "changed";
}

/** Types by the ones that cannot hold all they hold. */
const lossy: ReadonlyMap<string, readonly string[]> = new Map([
  ["integer", ["smallint", "real"]],
  ["bigint", ["integer", "smallint", "real", "double precision"]],
  ["real", ["bigint", "integer", "smallint"]],
  ["double precision", ["real", "bigint", "integer", "smallint"]],
  ["numeric", ["real", "double precision", "bigint", "integer", "smallint"]],
  ["timestamp without time zone", ["date", "time without time zone"]],
  ["timestamp with time zone", ["date", "time without time zone", "time with time zone"]],
]);

const varying = new Set(["text", "character varying"]);
const ofText = new Set([...varying, "character", "name", "citext"]);
const isVarying = ({ name }: Type) => varying.has(name);
const isText = ({ name }: Type) => ofText.has(name);

function parseType(canonical: string): Type {
  const isArray = /\[ ?\d* ?\]$/.test(canonical);
  const [, inner = ""] = /\( ([^)]*) \)/.exec(canonical) ?? [];
  const name = canonical
    .replace(/( ?\[ ?\d* ?\])+$/, "")
    .replace(/ \( [^)]* \)/, "")
    .trim()
    .toLowerCase();
  const modifiers = inner === "" ? [] : inner.split(",").map(Number);
  return { name, modifiers: modifiers.some(Number.isNaN) ? [] : modifiers, isArray };
}

function compareModifiers(a: Type, b: Type): TypeChange {
  if (a.name === "numeric") return compareNumerics(a.modifiers, b.modifiers);
  return compareLengths(a, b, a.name === "character" || a.name === "bit" ? "changed" : "widened");
}

/** Without a length there is no limit. */
function compareLengths(a: Type, b: Type, fits: TypeChange = "widened"): TypeChange {
  const [before = Number.POSITIVE_INFINITY] = a.modifiers;
  const [after = Number.POSITIVE_INFINITY] = b.modifiers;
  return after < before ? "narrowed" : fits;
}

function compareNumerics(a: readonly number[], b: readonly number[]): TypeChange {
  if (b.length === 0) return "widened";
  if (a.length === 0) return "narrowed";
  const [precision = 0, scale = 0] = a;
  const [newPrecision = 0, newScale = 0] = b;
  if (newScale < scale || newPrecision - newScale < precision - scale) return "narrowed";
  return newScale === scale ? "widened" : "changed";
}
