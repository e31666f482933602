import { itemsOf, memberOf, textOf } from "../../data/json.ts";
import { type ApiSource, below, type Located, resolve } from "../api-source.ts";
import type { PlacedOperation } from "./operations.ts";
import { parameterNamesOf } from "./path-template.ts";

/** A parameter of an operation, its own or its path's. */
export type Parameter = Located & {
  readonly name: string;
  /** `query`, `header`, `path`, `cookie`, `querystring`. */
  readonly place: string;
  /** `limit (query)`. */
  readonly label: string;
};

/** Headers that the specification says are not described as parameters. */
const unusedHeaders = new Set(["accept", "content-type", "authorization"]);

/** The parameters of an operation by what identifies them: place and name, or position for those of the path. */
export function parametersOf(
  source: ApiSource,
  operation: PlacedOperation,
  pathNames: readonly string[] = parameterNamesOf(operation.path),
): ReadonlyMap<string, Parameter> {
  const found = new Map<string, Parameter>();
  for (const holder of [...[...operation.item].reverse(), operation]) {
    for (const [index, value] of itemsOf(memberOf(holder.node, "parameters")).entries()) {
      const located = resolve(source, value, below(holder.at, `/parameters/${index}`));
      const parameter = located === undefined ? undefined : parameterOf(located);
      const key = parameter === undefined ? undefined : parameterKeyOf(parameter, pathNames);
      if (parameter !== undefined && key !== undefined) found.set(key, parameter);
    }
  }
  return found;
}

function parameterOf({ node, at }: Located): Parameter | undefined {
  const name = textOf(memberOf(node, "name"));
  const place = textOf(memberOf(node, "in"));
  if (name === undefined || place === undefined) return undefined;
  return { node, at, name, place, label: `${name} (${place})` };
}

/** Undefined for headers that are not parameters. One of the path that the path does not name goes by its own name. */
function parameterKeyOf({ name, place }: Parameter, pathNames: readonly string[]) {
  if (place === "querystring") return place;
  if (place === "header") {
    const lower = name.toLowerCase();
    return unusedHeaders.has(lower) ? undefined : `header ${lower}`;
  }
  if (place !== "path") return `${place} ${name}`;
  const position = pathNames.indexOf(name);
  return position < 0 ? `path ${name}` : `path #${position}`;
}

/** Whether a caller must send it; one of the path always. */
export function isRequired({ node, place }: Parameter): boolean {
  return place === "path" || memberOf(node, "required") === true;
}
