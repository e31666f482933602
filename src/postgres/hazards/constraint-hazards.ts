import { constraintRenames } from "../find-renames.ts";
import { partsOf, saidOf } from "../object-text.ts";
import { columnPart, constraintIn } from "../part-name.ts";
import { readColumn } from "../read-column.ts";
import { relationKey, type SchemaModel, type SchemaObject } from "../schema-model.ts";
import { keywordOf, nameOf, tokensOf } from "../tokens.ts";
import { columnRequiredBy } from "./column-hazards.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";

/** What the change of a table's constraints puts at risk; what goes with a column is said of the column. */
export function* constraintHazards(
  before: SchemaObject,
  after: SchemaObject,
  older: SchemaModel,
): Iterable<Hazard> {
  const renames = constraintRenames(before, after);
  const arrived = new Set(renames.values());
  for (const part of partsOf(before, constraintIn)) {
    if (after.parts.has(part)) yield* changeHazards(before, after, part);
    else if (columnRequiredBy(saidOf(before, part)) !== undefined) continue;
    else if (!renames.has(part) && !namesDroppedColumn(before, part, after)) {
      yield makeHazard("constraint-dropped", { before, after, part });
    }
  }
  for (const part of partsOf(after, constraintIn)) {
    if (before.parts.has(part) || arrived.has(part)) continue;
    if (isWeakerNotNull(before, after, part)) {
      yield makeHazard("constraint-not-validated", { before, after, part });
      continue;
    }
    yield* additionHazards(before, after, part, older);
  }
}

function namesDroppedColumn(before: SchemaObject, part: string, after: SchemaObject): boolean {
  const dropped = new Set(before.columns.filter((column) => !after.columns.includes(column)));
  return tokensOf(saidOf(before, part)).some((token) => dropped.has(nameOf(token)));
}

/** A column that was required for every row, and now is for new ones. */
function isWeakerNotNull(before: SchemaObject, after: SchemaObject, part: string): boolean {
  const said = saidOf(after, part);
  const column = before.parts.get(columnPart(columnRequiredBy(said) ?? ""));
  return notValid.test(said) && column !== undefined && readColumn(column).isRequired;
}

const notValid = / NOT VALID$/;

function* changeHazards(before: SchemaObject, after: SchemaObject, part: string): Iterable<Hazard> {
  const [old, now] = [saidOf(before, part), saidOf(after, part)];
  if (old.replace(notValid, "") === now.replace(notValid, "") && !notValid.test(now)) return;
  if (old === now || namesDroppedColumn(before, part, after)) return;
  const isWeaker = old === now.replace(notValid, "");
  const kind = isWeaker ? "constraint-not-validated" : "constraint-changed";
  yield makeHazard(kind, { before, after, part });
}

function* additionHazards(
  before: SchemaObject,
  after: SchemaObject,
  part: string,
  older: SchemaModel,
): Iterable<Hazard> {
  const said = saidOf(after, part);
  const word = keywordOf(tokensOf(said)[0]);
  if (notValid.test(said) || word === "NOT") return;
  const sides = { before, after, part };
  if (word === "CHECK" || word === "FOREIGN") yield makeHazard("constraint-added-validated", sides);
  else if (!isIndexNow(before, part, older)) yield makeHazard("key-added", sides);
}

/** `ADD CONSTRAINT … USING INDEX` takes an index that is there, by its name. */
function isIndexNow(table: SchemaObject, part: string, older: SchemaModel): boolean {
  const schema = table.name.includes(".")
    ? table.name.slice(0, table.name.lastIndexOf(".") + 1)
    : "";
  return older.objects.get(relationKey(`${schema}${constraintIn(part)}`))?.kind === "index";
}
