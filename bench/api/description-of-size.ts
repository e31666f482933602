import { isList, isObject, type Json, type JsonObject, memberOf } from "../../src/data/json.ts";

const schemas = "#/components/schemas/";

/** A description whose paths and schemas are there several times, each copy under names of its own. */
export function multiplied(document: JsonObject, times: number): JsonObject {
  const components = memberOf(document, "components") ?? {};
  return {
    ...document,
    paths: copies(memberOf(document, "paths"), times, (path, copy) => `/copy${copy}${path}`),
    components: {
      ...(isObject(components) ? components : {}),
      schemas: copies(memberOf(components, "schemas"), times, (name, copy) => `${name}_${copy}`),
    },
  };
}

function copies(
  members: Json | undefined,
  times: number,
  named: (name: string, copy: number) => string,
): JsonObject {
  const entries = isObject(members) ? Object.entries(members) : [];
  const all = Array.from({ length: times }, (_, copy) =>
    entries.map(([name, value]) =>
      copy === 0 ? [name, value] : [named(name, copy), redirected(value, copy)],
    ),
  );
  return Object.fromEntries(all.flat()) as JsonObject;
}

/** The value with its references to schemas leading to the copy's. */
function redirected(value: Json, copy: number): Json {
  if (isList(value)) return value.map((item) => redirected(item, copy));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    typeof member === "string" && member.startsWith(schemas)
      ? `${member}_${copy}`
      : redirected(member, copy),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

/** Two versions of a description of its own: `count` resources, one in seven edited. */
export function generatedPair(count: number): readonly [JsonObject, JsonObject] {
  return [generated(count, false), generated(count, true)];
}

function generated(count: number, isEdited: boolean): JsonObject {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const entries = (of: (at: number) => readonly (readonly [string, Json])[]) =>
    Object.fromEntries(numbers.flatMap(of)) as JsonObject;
  return {
    openapi: "3.0.3",
    info: { title: "generated", version: isEdited ? "2.0.0" : "1.0.0" },
    paths: entries((at) => [
      [`/resources${at}`, { get: listing(at), post: creating(at) }],
      [`/resources${at}/{id}`, { parameters: [identifier], get: answering(reference(at)) }],
    ]),
    components: {
      schemas: entries((at) => [[`Resource${at}`, resource(at, count, isEdited && at % 7 === 0)]]),
    },
  };
}

const identifier = { name: "id", in: "path", required: true, schema: { type: "string" } };
const reference = (at: number) => ({ $ref: `${schemas}Resource${at}` });

function resource(at: number, count: number, isEdited: boolean): JsonObject {
  return {
    type: "object",
    description: `Resource ${at}: ${"what it is for and how it is used. ".repeat(4)}`,
    required: isEdited ? ["id"] : ["id", "state"],
    properties: {
      id: { type: "string", maxLength: 64, description: "Identifies the resource." },
      state: { type: "string", enum: ["open", "closed", ...(isEdited ? ["paused"] : [])] },
      amount: { type: "integer", minimum: isEdited ? 1 : 0, description: "In the smallest unit." },
      tags: { type: "array", items: { type: "string" }, maxItems: 20 },
      parent: { anyOf: [{ type: "string" }, reference((at * 7 + 1) % count)], nullable: true },
      next: reference((at + 1) % count),
      details: { allOf: [reference((at * 3 + 2) % count), { type: "object" }] },
    },
  };
}

function answering(schema: Json): JsonObject {
  const content = { "application/json": { schema } };
  return { responses: { 200: { description: "The answer.", content } } };
}

function listing(at: number): JsonObject {
  const limit = { name: "limit", in: "query", schema: { type: "integer", maximum: 100 } };
  return { parameters: [limit], ...answering({ type: "array", items: reference(at) }) };
}

function creating(at: number): JsonObject {
  const content = { "application/json": { schema: reference(at) } };
  return { requestBody: { required: true, content }, ...answering(reference(at)) };
}
