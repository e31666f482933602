import { closingOf, elementsOf, keywordOf, nameOf, type Token } from "./tokens.ts";

/** What a subscription does unless it says otherwise; one major states it where another is silent. */
const defaults: ReadonlyMap<string, string> = new Map([
  ["binary", "off"],
  ["streaming", "off"],
  ["synchronous_commit", "off"],
  ["two_phase", "off"],
  ["disable_on_error", "off"],
  ["password_required", "on"],
  ["run_as_owner", "off"],
  ["origin", "any"],
  ["failover", "off"],
  ["retain_dead_tuples", "off"],
  ["max_retention_duration", "0"],
]);

const spellings: ReadonlyMap<string, string> = new Map([
  ["true", "on"],
  ["false", "off"],
  ["1", "on"],
]);

/** `CREATE SUBSCRIPTION … WITH (…)` without the options that only state a default. */
export function withoutDefaultOptions(tokens: readonly Token[]): readonly Token[] {
  if (keywordOf(tokens[0]) !== "CREATE" || keywordOf(tokens[1]) !== "SUBSCRIPTION") return tokens;
  const open = tokens.findIndex(
    ({ text }, at) => text === "(" && keywordOf(tokens[at - 1]) === "WITH",
  );
  if (open === -1) return tokens;
  const close = closingOf(tokens, open);
  const comma = { text: ",", start: open, end: open };
  const kept = elementsOf(tokens.slice(open + 1, close))
    .filter((option) => !statesDefault(option))
    .flatMap((option, at) => (at === 0 ? option : [comma, ...option]));
  return [...tokens.slice(0, open + 1), ...kept, ...tokens.slice(close)];
}

function statesDefault([name, , value]: readonly Token[]): boolean {
  const text = (value?.text ?? "").replaceAll("'", "").toLowerCase();
  return defaults.get(nameOf(name)) === (spellings.get(text) ?? text);
}
