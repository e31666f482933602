import type { OperationPair } from "./http-comparison.ts";
import { isHandledBy, templateOf } from "./path-template.ts";
import { basePathsOf, declaredBasePathsOf } from "./servers.ts";

/** Every URL path under which the old description offers the operation is still there. */
export function compareServers(pair: OperationPair): void {
  const { sources } = pair.comparison;
  const declared = basePathsOf(sources.after, pair.after);
  const now = declared.map(({ path }) => path + templateOf(pair.after.path));
  const revision = declared[0]?.at ?? null;
  for (const { path, at } of declaredBasePathsOf(sources.before, pair.before)) {
    const call = path + templateOf(pair.before.path);
    if (now.some((other) => isHandledBy(call, other))) continue;
    const after = declared.map((base) => base.path || "/").join(", ");
    const before = path || "/";
    pair.tell("server-base-path-removed", { name: before, before, after, base: at, revision });
  }
}
