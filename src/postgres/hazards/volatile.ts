import { keywordOf, nameOf, type Token } from "../tokens.ts";

/** Functions of PostgreSQL in defaults that give every row of a statement the same value. */
const steady = new Set([
  ...["now", "transaction_timestamp", "statement_timestamp", "timezone", "date_trunc", "date_part"],
  ...["current_setting", "current_schema", "current_database", "session_user", "current_user"],
  ...["lower", "upper", "coalesce", "concat", "md5", "abs", "round", "floor", "ceil", "to_char"],
  ...["jsonb_build_object", "json_build_object", "jsonb_build_array", "array", "row", "encode"],
  ...[
    "make_interval",
    "make_date",
    "decode",
    "to_timestamp",
    "length",
    "greatest",
    "least",
    "date",
  ],
]);

/** Words before a parenthesis that are part of a type. */
const types = new Set(["varchar", "numeric", "char", "bpchar", "bit", "varying", "character"]);
const timeTypes = new Set(["timestamp", "time", "interval"]);

/** Whether an expression is computed for each row: it calls a function that is not known to be steady. */
export function isVolatile(expression: readonly Token[]): boolean {
  return expression.some((token, at) => {
    const name = nameOf(token);
    const isCall = expression[at + 1]?.text === "(" && /^["a-z_]/i.test(token.text);
    if (!isCall || types.has(name) || timeTypes.has(name)) return false;
    return !steady.has(name) && !isOperator(keywordOf(token));
  });
}

function isOperator(word: string): boolean {
  return /^(AND|OR|NOT|IN|ANY|ALL|IS|CASE|WHEN|THEN|ELSE|EXTRACT|CAST|AS|FROM|INTERVAL)$/.test(
    word,
  );
}
