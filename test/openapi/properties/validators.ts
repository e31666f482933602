import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isObject, type Json, type JsonObject, membersOf } from "../../../src/data/json.ts";
import type { Described } from "./grammar.ts";
import { mapBelow } from "./schema-places.ts";

/** Whether a value is one of a schema's. */
type Accepts = (value: Json) => boolean;

/** What a receiver takes: the schema as an independent validator reads it. */
export function receiverOf(described: Described): Accepts {
  return compiled(described);
}

/**
 * What a sender sends: values of the schema without the properties that it does not declare. An open
 * object promises nothing of those, so no client and no service counts on them.
 */
export function senderOf(described: Described): Accepts {
  const { root, components } = described;
  const schemas = membersOf(components).map(([name, schema]) => [
    name,
    isObject(schema) ? declaredInPlace(schema) : schema,
  ]);
  const isDeclared = compiled({
    root: declaredOnly(root),
    components: Object.fromEntries(schemas) as JsonObject,
  });
  const isValid = compiled(described);
  return (value) => isDeclared(value) && isValid(value);
}

function declaredOnly(schema: JsonObject): JsonObject {
  return { ...declaredInPlace(schema), unevaluatedProperties: false };
}

/** Keywords whose schemas are about the same value as the schema that holds them. */
const inPlace = ["allOf", "anyOf", "oneOf", "if", "then", "else", "dependentSchemas"];
/** Keywords whose schemas say what is refused or counted: made smaller, they would accept more. */
const negative = ["not", "contains", "propertyNames", "if"];

function declaredInPlace(schema: JsonObject): JsonObject {
  const { additionalProperties: rest, ...others } = mapBelow(schema, (below, keyword) => {
    if (negative.includes(keyword)) return below;
    return inPlace.includes(keyword) ? declaredInPlace(below) : declaredOnly(below);
  });
  const isOpen = rest === undefined || rest === true || isEmpty(schema["additionalProperties"]);
  return isOpen ? others : { ...others, additionalProperties: rest };
}

function isEmpty(schema: Json | undefined): boolean {
  return isObject(schema) && membersOf(schema).length === 0;
}

const ajv = new Ajv2020({
  strict: false,
  validateSchema: false,
  meta: false,
  logger: false,
  ownProperties: true,
});
addFormats.default(ajv);

function compiled({ root, components }: Described): Accepts {
  const schema = withoutConstructor({ ...root, components: { schemas: components } });
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema);
  return (value) => validate(withoutConstructor(value));
}

/** Under another name of the same length: ajv takes every property called so for one that was evaluated. */
function withoutConstructor<T extends Json>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll('"constructor"', '"konstructor"'));
}
