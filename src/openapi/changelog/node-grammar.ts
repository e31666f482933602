import type { ChangelogThing } from "./changelog.ts";

/** What a mapping of a description is. `fragment` is the root of a document that only holds pieces. */
export type NodeKind =
  | "document"
  | "fragment"
  | "info"
  | "components"
  | "path-item"
  | "operation"
  | "parameter"
  | "header"
  | "request-body"
  | "response"
  | "media-type"
  | "encoding"
  | "callback"
  | "link"
  | "security-scheme"
  | "schema"
  | "discriminator";

/** How the member of a mapping is compared with its counterpart; what is not listed is compared as a whole. */
export type MemberGrammar =
  | { readonly shape: "one"; readonly of: NodeKind; readonly thing?: ChangelogThing }
  | { readonly shape: "map"; readonly of: NodeKind; readonly thing: ChangelogThing }
  | { readonly shape: "list"; readonly of: NodeKind; readonly thing: ChangelogThing }
  | { readonly shape: "paths" }
  | { readonly shape: "parameters" }
  | { readonly shape: "texts"; readonly thing: ChangelogThing }
  | { readonly shape: "required" };

const one = (of: NodeKind, thing?: ChangelogThing): MemberGrammar =>
  thing === undefined ? { shape: "one", of } : { shape: "one", of, thing };
const map = (of: NodeKind, thing: ChangelogThing): MemberGrammar => ({ shape: "map", of, thing });
const list = (of: NodeKind): MemberGrammar => ({ shape: "list", of, thing: "branch" });
const texts = (thing: ChangelogThing): MemberGrammar => ({ shape: "texts", thing });

type Members = { readonly [key: string]: MemberGrammar };

/** Methods of a path item that the specification names. */
export const methods: readonly string[] = [
  ...["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"],
];

const schemaMembers: Members = {
  properties: map("schema", "property"),
  patternProperties: map("schema", "property"),
  dependentSchemas: map("schema", "property"),
  $defs: map("schema", "schema"),
  definitions: map("schema", "schema"),
  ...Object.fromEntries(
    ["items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"]
      .concat(["unevaluatedItems", "unevaluatedProperties", "contentSchema"])
      .map((key) => [key, one("schema")]),
  ),
  ...Object.fromEntries(
    ["allOf", "anyOf", "oneOf", "prefixItems"].map((key) => [key, list("schema")]),
  ),
  enum: texts("enum-value"),
  required: { shape: "required" },
  discriminator: one("discriminator"),
};

const operationMembers: Members = {
  parameters: { shape: "parameters" },
  requestBody: one("request-body", "request-body"),
  responses: map("response", "response"),
  callbacks: map("callback", "callback"),
  security: texts("security-alternative"),
  servers: texts("server"),
};

const valueMembers: Members = { schema: one("schema"), content: map("media-type", "media-type") };

const componentMembers: Members = {
  schemas: map("schema", "schema"),
  responses: map("response", "component"),
  parameters: map("parameter", "component"),
  requestBodies: map("request-body", "component"),
  headers: map("header", "component"),
  securitySchemes: map("security-scheme", "security-scheme"),
  links: map("link", "component"),
  callbacks: map("callback", "component"),
  pathItems: map("path-item", "component"),
  mediaTypes: map("media-type", "component"),
};

const documentMembers: Members = {
  info: one("info"),
  paths: { shape: "paths" },
  webhooks: map("path-item", "webhook"),
  components: one("components"),
  security: texts("security-alternative"),
  servers: texts("server"),
};

const grammar: { readonly [Kind in NodeKind]: Members } = {
  document: documentMembers,
  fragment: { ...schemaMembers, ...operationMembers, ...valueMembers, ...documentMembers },
  info: {},
  components: componentMembers,
  "path-item": {
    ...Object.fromEntries(methods.map((method) => [method, one("operation", "operation")])),
    additionalOperations: map("operation", "operation"),
    parameters: { shape: "parameters" },
    servers: texts("server"),
  },
  operation: operationMembers,
  parameter: valueMembers,
  header: valueMembers,
  "request-body": valueMembers,
  response: { ...valueMembers, headers: map("header", "header"), links: map("link", "link") },
  "media-type": {
    schema: one("schema"),
    itemSchema: one("schema"),
    encoding: map("encoding", "encoding"),
  },
  encoding: { headers: map("header", "header") },
  callback: {},
  link: {},
  "security-scheme": {},
  schema: schemaMembers,
  discriminator: {},
};

/** How a member of a node is compared; undefined for what is compared as a whole. */
export function grammarOf(kind: NodeKind, key: string): MemberGrammar | undefined {
  if (key.startsWith("x-")) return undefined;
  if (kind === "callback") return one("path-item", "callback");
  const members = grammar[kind];
  if (Object.hasOwn(members, key)) return members[key];
  return kind === "fragment" && !wholes.has(key) ? one("fragment") : undefined;
}

const wholes = new Set(["example", "examples", "default", "const", "tags", "externalDocs", "xml"]);
