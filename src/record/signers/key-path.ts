import type { Host } from "../../host/host.ts";
import { locate } from "../../host/locate.ts";

/** The file of a key as settings and variables name it, absolute; `~/` is the home folder. */
export function keyPathOf(
  { environment }: Pick<Host, "environment">,
  path: string,
  directory: string,
): string {
  const home = environment.read("HOME");
  return home !== undefined && path.startsWith("~/")
    ? locate(home, path.slice(2))
    : locate(directory, path);
}
