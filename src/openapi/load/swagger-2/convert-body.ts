import { type Json, type JsonObject, memberOf, textOf } from "../../../data/json.ts";
import { below, type Located } from "../../api-source.ts";
import { pointerOf } from "../../pointer.ts";
import { schemaOfField, styleOf } from "./convert-parameter.ts";
import { schemaOf, type ViewContext } from "./view-context.ts";

const multipart = "multipart/form-data";
const urlEncoded = "application/x-www-form-urlencoded";

/** The request body that a parameter `in: body` stands for; `pointer` is where the view has it. */
export function convertBody(
  context: ViewContext,
  { node, at }: Located,
  mediaTypes: readonly string[],
  pointer: string,
): JsonObject {
  const { in: _in, name: _name, schema, ...others } = node;
  context.origins.set(pointer, at);
  const content = mediaTypes.map((mediaType): [string, Json] => {
    const place = `${pointer}/content${pointerOf([mediaType])}`;
    context.origins.set(place, at);
    return [mediaType, schema === undefined ? {} : { schema: schemaOf(context, schema, at) }];
  });
  return { ...others, content: Object.fromEntries(content) };
}

/** The request body that parameters `in: formData` stand for. */
export function convertForm(
  context: ViewContext,
  fields: readonly Located[],
  consumes: readonly string[],
  pointer: string,
): JsonObject {
  const named = fields.map((field) => ({ ...field, name: nameOf(field) }));
  const required = named.filter(({ node }) => memberOf(node, "required") === true);
  const schema = {
    type: "object",
    properties: Object.fromEntries(named.map(({ name, node }) => [name, schemaOfField(node)])),
    ...(required.length === 0 ? {} : { required: required.map(({ name }) => name) }),
  };
  const encoding = Object.fromEntries(
    named
      .map(({ name, node }): [string, JsonObject] => [name, styleOf(node, "formData")])
      .filter(([, style]) => Object.keys(style).length > 0),
  );
  const media = { schema, ...(Object.keys(encoding).length === 0 ? {} : { encoding }) };
  const mediaTypes = formTypesOf(fields, consumes);
  for (const { name, at } of named) {
    for (const mediaType of mediaTypes) {
      const place = `${pointer}/content${pointerOf([mediaType])}/schema/properties`;
      context.origins.set(place + pointerOf([name]), at);
    }
  }
  return {
    ...(required.length === 0 ? {} : { required: true }),
    content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, media])),
  };
}

/** The response that one of Swagger 2.0 stands for. */
export function convertResponse(
  context: ViewContext,
  { node, at }: Located,
  produces: readonly string[],
  convertHeaders: (headers: Json, at: Located["at"], pointer: string) => Json,
  pointer: string,
): JsonObject {
  const { schema, headers, examples: _examples, ...others } = node;
  context.origins.set(pointer, at);
  const content = (schema === undefined ? [] : produces).map((mediaType): [string, Json] => {
    const place = `${pointer}/content${pointerOf([mediaType])}`;
    context.origins.set(place, at);
    context.origins.set(`${place}/schema`, below(at, "/schema"));
    return [mediaType, { schema: schemaOf(context, schema ?? {}, at) }];
  });
  return {
    ...others,
    ...(headers === undefined
      ? {}
      : { headers: convertHeaders(headers, below(at, "/headers"), `${pointer}/headers`) }),
    ...(content.length === 0 ? {} : { content: Object.fromEntries(content) }),
  };
}

function formTypesOf(fields: readonly Located[], consumes: readonly string[]): readonly string[] {
  const named = consumes.filter((one) =>
    /^(?:multipart\/|[^/]*\/x-www-form-urlencoded)/i.test(one),
  );
  if (named.length > 0) return named;
  return fields.some(({ node }) => memberOf(node, "format") === "binary")
    ? [multipart]
    : [urlEncoded];
}

function nameOf({ node }: Located): string {
  return textOf(memberOf(node, "name")) ?? "";
}
