import { saidOf } from "../object-text.ts";
import { columnPart } from "../part-name.ts";
import { readColumn } from "../read-column.ts";
import { relationKey, type SchemaModel, type SchemaObject } from "../schema-model.ts";
import {
  canonicalOf,
  closingOf,
  elementsOf,
  keywordOf,
  nameOf,
  type Token,
  tokensOf,
} from "../tokens.ts";
import { compareTypes } from "./compare-types.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";
import { indexOutside } from "./routine-hazards.ts";
import { shown } from "./shown.ts";

/** Columns of a view that are gone, and columns that certainly have another type. */
export function* viewColumnHazards(
  before: SchemaObject,
  after: SchemaObject,
  older: SchemaModel,
  newer: SchemaModel,
): Iterable<Hazard> {
  const [old, now] = [viewColumnsOf(before, older), viewColumnsOf(after, newer)];
  if (now.size === 0) return;
  const gone = [...old.keys()].filter((column) => !now.has(column));
  if (gone.length > 0) yield makeHazard("view-column-dropped", { before, after }, gone.join(", "));
  const retyped = [...old].flatMap(([name, column]) => {
    const change = retypingOf(column, now.get(name));
    return change === undefined ? [] : [`${name} ${change}`];
  });
  if (retyped.length > 0)
    yield makeHazard("view-column-retyped", { before, after }, retyped.join(", "));
}

type ViewColumn = {
  /** The expression without a cast around it all. */
  readonly operand: string;
  readonly cast: string;
  /** Of the cast, or of the column it reads; empty where only PostgreSQL knows. */
  readonly type: string;
};

function retypingOf(old: ViewColumn, now: ViewColumn | undefined): string | undefined {
  if (now === undefined) return undefined;
  if (old.type !== "" && now.type !== "") {
    return /^(same|widened)$/.test(compareTypes(old.type, now.type))
      ? undefined
      : `from ${shown(old.type)} to ${shown(now.type)}`;
  }
  const isCastAlone = old.operand === now.operand && old.cast !== now.cast;
  if (!isCastAlone) return undefined;
  return now.cast === "" ? `from ${shown(old.cast)}` : `to ${shown(now.cast)}`;
}

/** What a view selects by name, as pg_dump writes it: the name is the last word of each. */
function viewColumnsOf(view: SchemaObject, model: SchemaModel): ReadonlyMap<string, ViewColumn> {
  const tokens = tokensOf(saidOf(view, ""));
  const start = indexOutside(tokens, 0, "SELECT");
  const end = indexOutside(tokens, start, "FROM", "WHERE", "UNION", "EXCEPT", "INTERSECT", "GROUP");
  const tables = tablesRead(tokens.slice(end), model);
  return new Map(
    elementsOf(tokens.slice(start + 1, end)).map((element) => {
      const expression = keywordOf(element.at(-2)) === "AS" ? element.slice(0, -2) : element;
      return [nameOf(element.at(-1)), viewColumnOf(expression, tables)];
    }),
  );
}

function viewColumnOf(expression: readonly Token[], tables: Tables): ViewColumn {
  const colon = castAt(expression);
  const inner = withoutParentheses(colon === -1 ? expression : expression.slice(0, colon));
  const cast = colon === -1 ? "" : canonicalOf(expression.slice(colon + 2));
  return { operand: canonicalOf(inner), cast, type: cast || typeOfColumn(inner, tables) };
}

/** Where `(…)::type` or `name::type` casts all that is before it; -1 where there is no such cast. */
function castAt(expression: readonly Token[]): number {
  const end = expression[0]?.text === "(" ? closingOf(expression, 0) + 1 : 1;
  const isCast = expression[end]?.text === ":" && expression[end + 1]?.text === ":";
  const type = expression.slice(end + 2);
  return isCast && type.every(({ text }) => /^[\w".,()[\]]+$/.test(text)) ? end : -1;
}

function withoutParentheses(tokens: readonly Token[]): readonly Token[] {
  const isWhole = tokens[0]?.text === "(" && closingOf(tokens, 0) === tokens.length - 1;
  return isWhole ? tokens.slice(1, -1) : tokens;
}

type Tables = ReadonlyMap<string, SchemaObject>;

/** The tables after FROM by the names the view gives them; in a subquery names may mean others. */
function tablesRead(tokens: readonly Token[], { objects }: SchemaModel): Tables {
  const tables = new Map<string, SchemaObject>();
  if (tokens.some((token) => keywordOf(token) === "SELECT")) return tables;
  for (const [at, token] of tokens.entries()) {
    if (tokens[at + 1]?.text !== ".") continue;
    const name = tokens[at + 2];
    const table = objects.get(relationKey(`${nameOf(token)}.${nameOf(name)}`));
    if (table === undefined) continue;
    const alias = tokens[at + 3];
    const hasAlias = /^["a-z_]/.test(alias?.text ?? "");
    tables.set(nameOf(hasAlias ? alias : name), table);
  }
  return tables;
}

function typeOfColumn(path: readonly Token[], tables: Tables): string {
  const [table, dot, column] = path;
  if (path.length !== 3 || dot?.text !== ".") return "";
  const said = tables.get(nameOf(table))?.parts.get(columnPart(nameOf(column)));
  return said === undefined ? "" : readColumn(said).type;
}
