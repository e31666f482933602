import { isList, itemsOf, type Json, memberOf, textOf, textsOf } from "../../data/json.ts";
import { type ApiSource, below, entryOf, type Location } from "../api-source.ts";
import type { PlacedOperation } from "./operations.ts";
import { templateOf } from "./path-template.ts";

/** The path under which an operation is served, without a slash at its end; where the description says so. */
export type BasePath = { readonly path: string; readonly at: Location };

const mostPaths = 64;

/** Paths of the servers that hold for an operation; none when the description names no server. */
export function declaredBasePathsOf(
  source: ApiSource,
  operation: PlacedOperation,
): readonly BasePath[] {
  const entry = { document: source.entry, pointer: "" };
  const holders = [operation, ...operation.item, { node: entryOf(source), at: entry }];
  for (const { node, at } of holders) {
    const servers = memberOf(node, "servers");
    if (!isList(servers) || servers.length === 0) continue;
    return itemsOf(servers).flatMap((server, index) =>
      pathsOf(server).map((path) => ({ path, at: below(at, `/servers/${index}`) })),
    );
  }
  return [];
}

/** The same, with the default that the specification gives: the root. */
export function basePathsOf(source: ApiSource, operation: PlacedOperation): readonly BasePath[] {
  const declared = declaredBasePathsOf(source, operation);
  if (declared.length > 0) return declared;
  return [{ path: "", at: { document: source.entry, pointer: "" } }];
}

function pathsOf(server: Json): readonly string[] {
  const url = textOf(memberOf(server, "url"));
  if (url === undefined) return [];
  const variables = memberOf(server, "variables");
  const whole = /^\{[^{}]*\}/.test(url) && !/^[^/]*:\/\//.test(url) ? withDefault(url) : url;
  const path = whole.replace(/^[^/?#]*:\/\/[^/?#]*|^\/\/[^/?#]*/, "").replace(/[?#].*$/, "");
  const slashed = `/${path}`.replace(/\/+/g, "/").replace(/^\/(?:\.\/)+/, "/");
  return expanded(slashed.replace(/\/$/, "")).map((text) => text.replace(/\/$/, ""));

  function withDefault(text: string): string {
    return text.replace(/^\{([^{}]*)\}/, (all, name: string) => {
      return textOf(memberOf(memberOf(variables, name), "default")) ?? all;
    });
  }

  function expanded(template: string): readonly string[] {
    let found = [template];
    for (const [variable, name = ""] of template.matchAll(/\{([^{}]*)\}/g)) {
      const values = valuesOf(memberOf(variables, name));
      const next = found.flatMap((text) => values.map((value) => text.replace(variable, value)));
      if (next.length > mostPaths) return [templateOf(template)];
      found = next;
    }
    return found.map((text) => text.replace(/\/+/g, "/"));
  }
}

/** A variable's values: those listed, or its default. */
function valuesOf(variable: Json | undefined): readonly string[] {
  const listed = textsOf(memberOf(variable, "enum"));
  return listed.length > 0 ? listed : [textOf(memberOf(variable, "default")) ?? "{}"];
}
