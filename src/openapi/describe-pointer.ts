import { isList, type Json, memberOf, textOf } from "../data/json.ts";

const methods = new Set([
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
]);

const componentNouns = new Map([
  ["schemas", "schema"],
  ["responses", "shared response"],
  ["parameters", "shared parameter"],
  ["requestBodies", "shared request body"],
  ["headers", "shared header"],
  ["securitySchemes", "security scheme"],
]);

/**
 * A place in a document in a reader's words: `GET /contests response 200: property prizePoolCents`.
 * `document` is the one that the path leads into; the names of parameters are looked up in it.
 */
export function describePath(document: Json, path: readonly string[]): string {
  const [first = "", second = "", third = ""] = path;
  if (first === "paths" && path.length > 1) {
    if (!methods.has(third)) return joined(`path ${second}`, path.slice(2));
    return describeOperation(document, path, `${third.toUpperCase()} ${second}`);
  }
  const noun = first === "components" ? componentNouns.get(second) : undefined;
  if (noun !== undefined && path.length > 2) return joined(`${noun} ${third}`, path.slice(3));
  return path.length === 0 ? "the whole document" : path.join(" / ");
}

/** What of a description a path belongs to: an operation, a component, a webhook, or the part at the top. */
export function subjectOfPath([first = "", second = "", third = ""]: readonly string[]): string {
  if (first === "paths" && second !== "") {
    return methods.has(third) ? `${third.toUpperCase()} ${second}` : `path ${second}`;
  }
  const noun = first === "components" ? componentNouns.get(second) : undefined;
  if (noun !== undefined && third !== "") return `${noun} ${third}`;
  if (first === "components" && third !== "") return `${first} / ${second} / ${third}`;
  if (first === "webhooks" && second !== "") return `${first} / ${second}`;
  return first === "" ? "the whole document" : first;
}

/** Where a path stands among others: operations first, which are what a client calls, then components, then the rest. */
export function subjectRankOf([first = ""]: readonly string[]): number {
  if (first === "paths" || first === "webhooks") return 0;
  return first === "components" ? 1 : 2;
}

function describeOperation(document: Json, path: readonly string[], operation: string): string {
  const [kind, name = "", ...rest] = path.slice(3);
  if (kind === "responses" && name !== "") return joined(`${operation} response ${name}`, rest);
  if (kind === "requestBody") return joined(`${operation} request body`, path.slice(4));
  if (kind === "parameters" && name !== "") {
    const parameter = valueAt(document, path.slice(0, 5));
    const label =
      textOf(memberOf(parameter, "name")) ?? textOf(memberOf(parameter, "$ref")) ?? name;
    return joined(`${operation} parameter ${label}`, rest);
  }
  return joined(operation, path.slice(3));
}

/** Head and rest of a description; media types and the word `schema` go without saying. */
function joined(head: string, rest: readonly string[]): string {
  const from = rest[0] === "content" ? rest.slice(2) : rest;
  const tail = from[0] === "schema" ? from.slice(1) : from;
  const { property, remainder } = propertyOf(tail);
  const parts = [...(property === "" ? [] : [`property ${property}`]), ...remainder];
  return parts.length === 0 ? head : `${head}: ${parts.join(" ")}`;
}

function propertyOf(path: readonly string[]) {
  let property = "";
  let at = 0;
  for (; at < path.length; at += 1) {
    const next = path[at + 1];
    if (path[at] === "properties" && next !== undefined) {
      property += property === "" ? next : `.${next}`;
      at += 1;
    } else if (path[at] === "items") property += "[]";
    else break;
  }
  return { property, remainder: path.slice(at) };
}

/** The value at a path, or undefined when the path leads nowhere. */
export function valueAt(document: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = document;
  for (const key of path) {
    value = isList(value)
      ? /^(?:0|[1-9][0-9]*)$/.test(key)
        ? value[Number(key)]
        : undefined
      : memberOf(value, key);
  }
  return value;
}
