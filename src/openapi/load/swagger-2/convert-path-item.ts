import {
  isObject,
  itemsOf,
  type Json,
  type JsonObject,
  memberOf,
  membersOf,
} from "../../../data/json.ts";
import { below, type Located, type Location, resolve } from "../../api-source.ts";
import { pointerOf } from "../../pointer.ts";
import { convertBody, convertForm, convertResponse } from "./convert-body.ts";
import { convertParameter } from "./convert-parameter.ts";
import { serversOf } from "./servers-of.ts";
import { mediaTypesOf, type ViewContext } from "./view-context.ts";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);

/** A path item of Swagger 2.0 as OpenAPI 3.0 has it; `pointer` is where the view has it. */
export function convertPathItem(
  context: ViewContext,
  { node, at }: Located,
  pointer: string,
): JsonObject {
  context.origins.set(pointer, at);
  const parameters = parametersIn(context, node, at);
  const members = membersOf(node).map(([key, value]): [string, Json] => {
    const place = pointer + pointerOf([key]);
    if (key === "parameters") return [key, plainParameters(context, parameters, place)];
    if (!methods.has(key) || !isObject(value)) return [key, value];
    const operation = { node: value, at: below(at, pointerOf([key])) };
    return [key, convertOperation(context, operation, parameters, place)];
  });
  return Object.fromEntries(members);
}

function convertOperation(
  context: ViewContext,
  { node, at }: Located,
  shared: readonly Located[],
  pointer: string,
): JsonObject {
  const { consumes: _c, produces: _p, parameters, schemes, responses, ...others } = node;
  context.origins.set(pointer, at);
  const own = parametersIn(context, node, at);
  const body = bodyOf(context, node, own, shared, pointer);
  const isServed = schemes !== undefined && memberOf(context.entry, "host") !== undefined;
  return {
    ...others,
    ...(parameters === undefined
      ? {}
      : { parameters: plainParameters(context, own, `${pointer}/parameters`) }),
    ...(body === undefined ? {} : { requestBody: body }),
    ...(responses === undefined ? {} : { responses: convertResponses(context, node, at, pointer) }),
    ...(isServed ? { servers: serversOf(context.entry, schemes) } : {}),
  };
}

/** The body of an operation: its own parameters stand before those of its path. */
function bodyOf(
  context: ViewContext,
  operation: JsonObject,
  own: readonly Located[],
  shared: readonly Located[],
  operationPointer: string,
): JsonObject | undefined {
  const pointer = `${operationPointer}/requestBody`;
  const named = new Set(own.map(keyOf));
  const all = [...own, ...shared.filter((one) => !named.has(keyOf(one)))];
  const consumes = mediaTypesOf(context, operation, "consumes");
  const body = all.find(({ node }) => memberOf(node, "in") === "body");
  if (body !== undefined) return convertBody(context, body, consumes, pointer);
  const fields = all.filter(({ node }) => memberOf(node, "in") === "formData");
  return fields.length === 0 ? undefined : convertForm(context, fields, consumes, pointer);
}

function convertResponses(
  context: ViewContext,
  operation: JsonObject,
  at: Location,
  operationPointer: string,
): JsonObject {
  const produces = mediaTypesOf(context, operation, "produces");
  const responses = membersOf(memberOf(operation, "responses")).map(
    ([status, value]): [string, Json] => {
      const step = `/responses${pointerOf([status])}`;
      const response = resolve(context.written, value, below(at, step));
      if (response === undefined || status.startsWith("x-")) return [status, value];
      const headersOf = (headers: Json, from: Location, pointer: string) =>
        convertHeaders(context, headers, from, pointer);
      const place = operationPointer + step;
      return [status, convertResponse(context, response, produces, headersOf, place)];
    },
  );
  return Object.fromEntries(responses);
}

function convertHeaders(context: ViewContext, headers: Json, at: Location, pointer: string): Json {
  const converted = membersOf(headers).map(([name, header]): [string, Json] => {
    const origin = below(at, pointerOf([name]));
    const place = pointer + pointerOf([name]);
    context.origins.set(place, origin);
    context.origins.set(`${place}/schema`, origin);
    return [name, isObject(header) ? convertParameter(header) : header];
  });
  return Object.fromEntries(converted);
}

/** The parameters below a node, with what their references lead to. */
function parametersIn({ written }: ViewContext, node: JsonObject, at: Location): Located[] {
  return itemsOf(memberOf(node, "parameters")).flatMap((value, index) => {
    const parameter = resolve(written, value, below(at, `/parameters/${index}`));
    return parameter === undefined ? [] : [parameter];
  });
}

/** Those that are neither a body nor a part of a form. */
function plainParameters(
  { origins }: ViewContext,
  parameters: readonly Located[],
  pointer: string,
): Json {
  return parameters
    .filter(({ node }) => !["body", "formData"].includes(String(memberOf(node, "in"))))
    .map(({ node, at }, index) => {
      origins.set(`${pointer}/${index}`, at);
      origins.set(`${pointer}/${index}/schema`, at);
      return convertParameter(node);
    });
}

function keyOf({ node }: Located): string {
  const place = String(memberOf(node, "in"));
  return place === "body" ? place : `${place} ${String(memberOf(node, "name"))}`;
}
