import { isObject, type Json, type JsonObject, memberOf, membersOf } from "../../../data/json.ts";

const flowNames = new Map([
  ["accessCode", "authorizationCode"],
  ["application", "clientCredentials"],
]);

/** Security definitions of Swagger 2.0 as security schemes of OpenAPI 3.0. */
export function convertSecurity(definitions: Json | undefined): JsonObject {
  return Object.fromEntries(
    membersOf(definitions).map(([name, node]) => [
      name,
      isObject(node) ? convertScheme(node) : node,
    ]),
  );
}

function convertScheme(node: JsonObject): JsonObject {
  const { type, flow, authorizationUrl, tokenUrl, scopes, ...others } = node;
  if (type === "basic") return { ...others, type: "http", scheme: "basic" };
  if (type !== "oauth2") return node;
  const urls = Object.fromEntries(
    ["authorizationUrl", "tokenUrl"].flatMap((key): [string, Json][] => {
      const url = memberOf(node, key);
      return url === undefined ? [] : [[key, url]];
    }),
  );
  const name = typeof flow === "string" ? (flowNames.get(flow) ?? flow) : "implicit";
  return { ...others, type, flows: { [name]: { ...urls, scopes: scopes ?? {} } } };
}
