import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isList, isObject, type Json, type JsonObject, memberOf } from "../../../src/data/json.ts";
import { pathOfPointer } from "../../../src/openapi/pointer.ts";
import { changesBetween } from "../../support/api.ts";

/** A description: whole, or what fills the hole in its group's frame. */
type Side =
  | { readonly document: JsonObject }
  | { readonly schema: Json; readonly openapi?: string; readonly schemas?: JsonObject };

type Case = {
  readonly name: string;
  readonly verdict: "breaking" | "non-breaking";
  /** Either verdict can be argued for; only that there is one is asked. */
  readonly debatable: boolean;
  readonly note: string;
  readonly base: Side;
  readonly revision: Side;
};

type Group = {
  readonly frame?: JsonObject;
  readonly hole?: string;
  readonly cases: readonly Case[];
};

const directory = join(import.meta.dirname, "cases");
const groups = readdirSync(directory).map((file) => {
  const group = JSON.parse(readFileSync(join(directory, file), "utf8")) as Group;
  return [file.replace(/\.json$/, ""), group] as const;
});

describe.each(groups)("%s", (_, group) => {
  const cases = group.cases.map(({ name, base, revision, ...rest }) => {
    return { name, base: documentOf(group, base), revision: documentOf(group, revision), ...rest };
  });

  it.each(cases.filter(({ debatable }) => !debatable))(
    "$name is $verdict: $note",
    async ({ base, revision, verdict }) => {
      const changes = await changesBetween(base, revision);
      const found = { verdict: changes.length > 0 ? "breaking" : "non-breaking", changes };
      expect(found).toEqual({ verdict, changes: verdict === "breaking" ? changes : [] });
    },
  );

  it.each(cases)("$name: each side beside itself is the same", async ({ base, revision }) => {
    expect(await changesBetween(base, base)).toEqual([]);
    expect(await changesBetween(revision, revision)).toEqual([]);
  });
});

it("the cases are all there", () => {
  const all = groups.flatMap(([, { cases }]) => cases);
  expect(all.length).toBe(243);
  expect(all.filter(({ debatable }) => !debatable).length).toBe(228);
});

function documentOf({ frame, hole }: Group, side: Side): JsonObject {
  if ("document" in side) return side.document;
  const path = pathOfPointer(hole ?? "") ?? [];
  const filled = withValue(frame ?? {}, path, side.schema);
  if (!isObject(filled)) throw new Error(`the hole ${hole} is the whole frame`);
  const schemas = side.schemas ?? {};
  return { ...filled, openapi: side.openapi ?? "3.0.3", components: { schemas } };
}

/** The same with another value at the path. */
function withValue(node: Json | undefined, path: readonly string[], value: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isList(node)) return node.with(Number(key), withValue(node[Number(key)], rest, value));
  return { ...(isObject(node) ? node : {}), [key]: withValue(memberOf(node, key), rest, value) };
}
