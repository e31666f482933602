import { manifestIn } from "../package-manifest.ts";
import type { Found, RepositoryView } from "../repository-view.ts";

/** Whether several packages live in one repository, and which file says so. */
export function detectWorkspaces(view: RepositoryView): Found<"workspaces"> | undefined {
  const file = ["pnpm-workspace.yaml", "lerna.json", "nx.json", "turbo.json"].find((name) =>
    view.paths.includes(name),
  );
  if (file !== undefined) return { what: "workspaces", where: file };
  const isListed = (manifestIn(view, "")?.workspaces ?? []).length > 0;
  return isListed ? { what: "workspaces", where: "workspaces in package.json" } : undefined;
}
