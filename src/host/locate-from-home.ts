import type { Host } from "./host.ts";
import { locate } from "./locate.ts";

/** A path as a setting or a variable means it from a directory, absolute; `~/` is the home folder. */
export function locateFromHome(
  { environment }: Pick<Host, "environment">,
  directory: string,
  path: string,
): string {
  const home = environment.read("HOME");
  return home !== undefined && path.startsWith("~/")
    ? locate(home, path.slice(2))
    : locate(directory, path);
}
