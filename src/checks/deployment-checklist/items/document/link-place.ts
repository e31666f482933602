import { posix } from "node:path";
import { percentDecoded } from "../../../../data/percent-decoded.ts";
import type { Link } from "../../../../markdown/links.ts";

/** Where a link leads within the repository, from its top; the top itself is an empty path. */
export type LinkPlace = { readonly path: string; readonly anchor: string };

/** Where a link of a document leads; undefined when that is not in the repository. */
export function placeOf({ target }: Link, from: string): LinkPlace | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target)) return undefined;
  const [, written = "", anchor = ""] = /^([^#?]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(target) ?? [];
  const named = { anchor: percentDecoded(anchor).toLowerCase() };
  if (written === "") return { path: from, ...named };
  const relative = percentDecoded(written);
  const joined = relative.startsWith("/")
    ? relative.slice(1)
    : posix.join(posix.dirname(from), relative);
  const path = posix.normalize(joined).replace(/\/$/, "");
  if (path === ".." || path.startsWith("../")) return undefined;
  return { path: path === "." ? "" : path, ...named };
}
