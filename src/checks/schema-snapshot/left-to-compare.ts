import { applyIgnoreList, isEmptyList } from "../../postgres/ignore/apply-ignore-list.ts";
import type { IgnoreList } from "../../postgres/ignore/ignore-list.ts";
import type { SchemaModel } from "../../postgres/schema-model.ts";
import type { IgnoredFacts } from "./facts.ts";

/** Both sides as they are to be compared, and what the configuration's `ignore:` took from them. */
export type LeftToCompare = {
  readonly snapshot: SchemaModel | undefined;
  readonly database: SchemaModel;
  readonly ignored: IgnoredFacts | undefined;
};

/** Takes from both sides what the list names. */
export function leftToCompare(
  list: IgnoreList,
  snapshot: SchemaModel | undefined,
  database: SchemaModel,
): LeftToCompare {
  if (isEmptyList(list)) return { snapshot, database, ignored: undefined };
  const models = snapshot === undefined ? [database] : [database, snapshot];
  const { sides, unused } = applyIgnoreList(list, models);
  const [ofDatabase, ofSnapshot] = sides;
  if (ofDatabase === undefined) return { snapshot, database, ignored: undefined };
  return {
    snapshot: ofSnapshot?.model,
    database: ofDatabase.model,
    ignored: { snapshot: ofSnapshot?.ignored ?? null, database: ofDatabase.ignored, unused },
  };
}
