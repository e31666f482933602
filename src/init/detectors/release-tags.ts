import valid from "semver/functions/valid.js";
import { counted } from "../../data/counted.ts";
import type { Found, RepositoryView } from "../repository-view.ts";

/** The pattern of the tags that name versions: the start that most of them share, and a star. */
export function detectReleaseTags(
  { tags }: RepositoryView,
  project: string,
): Found<string> | undefined {
  const counts = new Map<string, { count: number; example: string }>();
  for (const tag of tags) {
    const prefix = prefixOf(tag);
    if (prefix === undefined) continue;
    counts.set(prefix, { count: (counts.get(prefix)?.count ?? 0) + 1, example: tag });
  }
  const own = project.slice(project.lastIndexOf("/") + 1);
  const isOwn = (prefix: string) => own !== "" && prefix.includes(own);
  const [most] = [...counts].sort(
    ([a, x], [b, y]) => Number(isOwn(b)) - Number(isOwn(a)) || y.count - x.count,
  );
  if (most === undefined) return undefined;
  const [prefix, { count, example }] = most;
  return {
    what: prefix === "" ? "[0-9]*" : `${prefix}*`,
    where: `${counted(count, "tag")} such as ${example}`,
  };
}

/** What stands before the version; a pattern could not tell a star or a bracket there from its own. */
function prefixOf(tag: string): string | undefined {
  const [, prefix = "", version = ""] = /^(|.*?[^0-9.])(\d+\.\d+\.\d+(?:[-+].*)?)$/.exec(tag) ?? [];
  return valid(version) === null || /[*?[\\]/.test(prefix) ? undefined : prefix;
}
