import type { ItemByKind } from "../../facts.ts";
import type { AppliedChange, NumberedMigration } from "./facts.ts";

/** Object ids of files, by path below the folder of the migrations. */
export type Files = ReadonlyMap<string, string>;

type Sorted = {
  readonly migrations: readonly NumberedMigration[];
  readonly unnumbered: readonly string[];
  readonly appliedChanges: readonly AppliedChange[];
  /** Paths that are to be read: what the previous release does not have with this content. */
  readonly fresh: readonly string[];
};

/** Tells which files are migrations, and what became of those that the previous release has. Pure. */
export function sortFiles(
  { pattern, ignore }: Pick<ItemByKind["migrations"], "pattern" | "ignore">,
  now: Files,
  before: Files,
): Sorted {
  const number = new RegExp(pattern, "u");
  const ignored = new RegExp(ignore, "u");
  const numberOf = (path: string) =>
    ignored.test(path) ? undefined : /^\d+$/.exec(number.exec(path)?.[1] ?? "")?.[0];
  const applied = [...before.keys()].filter((path) => numberOf(path) !== undefined);
  const current = [...now.keys()].filter((path) => numberOf(path) !== undefined);
  const appliedChanges = changesOf(applied, current, now, before);
  const renamed = new Set(
    appliedChanges.flatMap((one) => (one.change === "renamed" ? [one.to] : [])),
  );
  return {
    migrations: current.sort().map((path) => ({
      path,
      number: numberOf(path) ?? "",
      isApplied: applied.includes(path) || renamed.has(path),
    })),
    unnumbered: [...now.keys()]
      .filter((path) => isScript(path) && !ignored.test(path) && numberOf(path) === undefined)
      .sort(),
    appliedChanges,
    fresh: current.filter((path) => before.get(path) !== now.get(path) && !renamed.has(path)),
  };
}

/** SQL, and what a tool might run because its name starts with a number. */
function isScript(path: string): boolean {
  const [name = ""] = path.split("/").slice(-1);
  return (
    /\.sql$/i.test(name) ||
    /^[Vv]?\d.*\.(?:[cm]?[jt]s|p?gsql|psql|ddl|py|rb|sh|php|exs?|sql\.\w+)$/i.test(name)
  );
}

function changesOf(
  applied: readonly string[],
  current: readonly string[],
  now: Files,
  before: Files,
): readonly AppliedChange[] {
  const added = current.filter((path) => !before.has(path));
  const taken = new Set<string>();
  return [...applied].sort().flatMap((path): readonly AppliedChange[] => {
    if (now.get(path) === before.get(path)) return [];
    if (now.has(path)) return [{ change: "edited", path }];
    const to = added.find((one) => now.get(one) === before.get(path) && !taken.has(one));
    if (to === undefined) return [{ change: "removed", path }];
    taken.add(to);
    return [{ change: "renamed", path, to }];
  });
}
