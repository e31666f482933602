import type { DatabaseSetting } from "./catalog-look.ts";
import type { StatedSetting } from "./stated-catalog.ts";

/** A setting that a header states otherwise than the database has it; undefined on the side that does not set it. */
export type SettingChange = {
  readonly stated: StatedSetting | undefined;
  readonly actual: DatabaseSetting | undefined;
};

/** The settings that differ, in the header's order and then the database's. A value that is not shown equals any. */
export function compareSettings(
  stated: readonly StatedSetting[],
  actual: readonly DatabaseSetting[],
): readonly SettingChange[] {
  const statedByKey = new Map(stated.map((setting) => [keyOf(setting), setting]));
  const actualByKey = new Map(actual.map((setting) => [keyOf(setting), setting]));
  return [...new Set([...statedByKey.keys(), ...actualByKey.keys()])]
    .map((key) => ({ stated: statedByKey.get(key), actual: actualByKey.get(key) }))
    .filter(({ stated: before, actual: now }) => !isSame(before, now));
}

function isSame(a: DatabaseSetting | undefined, b: DatabaseSetting | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a.value === null || b.value === null || a.value === b.value;
}

function keyOf({ scope, name }: DatabaseSetting): string {
  return `${scope} ${name}`;
}
