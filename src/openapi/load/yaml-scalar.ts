import { getScalarValue, SCALAR_STYLE, type ScalarEvent } from "js-yaml";

type ScalarValue = string | number | boolean | null;

const words = new Map<string, ScalarValue>([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
  ...[".inf", ".Inf", ".INF"].flatMap((word) => [
    [word, Infinity] as const,
    [`+${word}`, Infinity] as const,
    [`-${word}`, -Infinity] as const,
  ]),
  ...[".nan", ".NaN", ".NAN"].map((word) => [word, NaN] as const),
]);

const number =
  /^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+)$/;

/** What a scalar stands for in the core schema of YAML 1.2.2 (10.3.2). A number may be one that JSON does not have. */
export function scalarValueOf(yaml: string, event: ScalarEvent): ScalarValue {
  const text = getScalarValue(yaml, event);
  return event.style === SCALAR_STYLE.PLAIN ? plainValueOf(text) : text;
}

/** What an unquoted text stands for. */
export function plainValueOf(text: string): ScalarValue {
  const word = words.get(text);
  if (word !== undefined) return word;
  return number.test(text) ? Number(text) : text;
}

/** The name of a member whose key is this scalar. */
export function keyOfScalar(value: ScalarValue): string {
  return value === null ? "" : String(value);
}

/** Where a scalar's text begins, or what stands before a scalar without text; undefined when nothing does. */
export function scalarStart(event: ScalarEvent): number | undefined {
  const { style, valueStart, tagStart, anchorStart } = event;
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  if (valueStart >= 0) return isQuoted ? valueStart - 1 : valueStart;
  if (tagStart >= 0) return tagStart;
  return anchorStart >= 0 ? anchorStart - 1 : undefined;
}
