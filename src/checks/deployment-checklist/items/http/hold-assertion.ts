import type { Assertion } from "../../../../config/settings/checklist/http.ts";
import type { Json } from "../../../../data/json.ts";

/** Longer texts match no pattern: a pattern may take very long over them. */
const longestText = 10_000;

/** Whether something is at the path, and everything there is as the assertion says. */
export function isHeld(assertion: Assertion, found: readonly Json[]): boolean {
  if (assertion.exists === false) return found.length === 0;
  return found.length > 0 && found.every((value) => isAsSaid(assertion, value));
}

/** The assertion in words that read on from "must". */
export function wordsOf(assertion: Assertion): string {
  const { exists, equals, in: values, matches, minimum, maximum } = assertion;
  if (exists === false) return "not exist";
  const words = [
    ...(equals === undefined ? [] : [`be ${JSON.stringify(equals)}`]),
    ...(values === undefined
      ? []
      : [`be one of ${values.map((one) => JSON.stringify(one)).join(", ")}`]),
    ...(matches === undefined ? [] : [`match /${matches}/`]),
    ...(minimum === undefined ? [] : [`be at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`be at most ${maximum}`]),
  ];
  return words.length === 0 ? "exist" : words.join(" and ");
}

function isAsSaid(
  { equals, in: values, matches, minimum, maximum }: Assertion,
  value: Json,
): boolean {
  return (
    (equals === undefined || value === equals) &&
    (values === undefined || values.some((one) => one === value)) &&
    (matches === undefined || isMatch(matches, value)) &&
    (minimum === undefined || (typeof value === "number" && value >= minimum)) &&
    (maximum === undefined || (typeof value === "number" && value <= maximum))
  );
}

function isMatch(pattern: string, value: Json): boolean {
  return (
    typeof value === "string" && value.length <= longestText && new RegExp(pattern, "u").test(value)
  );
}
