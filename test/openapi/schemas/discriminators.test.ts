import { expect, test } from "vitest";
import type { JsonObject } from "../../../src/data/json.ts";
import { changesBetween } from "../../support/api.ts";
import { post } from "../http/describe-pairs.ts";
import { describeSchemas } from "./describe-schemas.ts";

const animal = (own: string) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" }, [own]: { type: "string" } },
});
const components = { Cat: animal("lives"), Dog: animal("tricks"), Hound: animal("tricks") };

function pets(names: readonly string[], mapping?: JsonObject): JsonObject {
  const oneOf = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const discriminator = { propertyName: "kind", ...(mapping === undefined ? {} : { mapping }) };
  return { oneOf, discriminator };
}

const own = pets(["Cat", "Dog"]);
const mapped = pets(["Cat", "Dog"], { cat: "Cat", dog: "Dog" });

describeSchemas(
  "discriminators",
  [
    ["names in so many words", own, pets(["Cat", "Dog"], { Cat: "Cat", Dog: "Dog" }), "same"],
    [
      "a target by either spelling",
      mapped,
      pets(["Cat", "Dog"], { cat: "#/components/schemas/Cat", dog: "Dog" }),
      "same",
    ],
    [
      "another value",
      mapped,
      pets(["Cat", "Dog"], { puss: "Cat", dog: "Dog" }),
      "apart",
      "request-discriminator-value-removed cat",
    ],
    [
      "targets exchanged",
      mapped,
      pets(["Cat", "Dog"], { cat: "Dog", dog: "Cat" }),
      "apart",
      "request-discriminator-retargeted cat",
      "request-discriminator-retargeted dog",
    ],
    [
      "an alternative replaced by its like",
      own,
      pets(["Cat", "Hound"]),
      "apart",
      "request-union-branch-removed Dog",
    ],
    [
      "another property",
      own,
      { ...own, discriminator: { propertyName: "sort" } },
      "apart",
      "request-discriminator-property-changed sort",
    ],
    ["an alternative more", pets(["Cat"]), own, "wider", "response-property-renamed lives"],
  ],
  { components },
);

test("without a mapping the name of a component is a value on the wire", async () => {
  const renamed = { Cat: components.Cat, Hound: components.Dog };
  const found = await changesBetween(
    taking(own, { Cat: components.Cat, Dog: components.Dog }),
    taking(pets(["Cat", "Hound"]), renamed),
  );
  expect(found.map(({ kind, before, after }) => [kind, before, after])).toEqual([
    ["request-discriminator-value-removed", "Dog", "Hound"],
  ]);
});

function taking(schema: JsonObject, schemas: JsonObject): JsonObject {
  const requestBody = { content: { "application/json": { schema } } };
  return post({ requestBody }, { components: { schemas } });
}
