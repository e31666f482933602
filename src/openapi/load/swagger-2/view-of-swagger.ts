import { type Json, type JsonObject, memberOf, membersOf } from "../../../data/json.ts";
import { type ApiSource, entryOf, type Location, resolve } from "../../api-source.ts";
import type { ApiDocument } from "../../document.ts";
import { pointerOf } from "../../pointer.ts";
import { convertPathItem } from "./convert-path-item.ts";
import { convertSecurity } from "./convert-security.ts";
import { rememberOrigins } from "./origins.ts";
import { withSchemaWords } from "./schema-words.ts";
import { serversOf } from "./servers-of.ts";
import type { ViewContext } from "./view-context.ts";

const rewritten = new Set([
  ...["swagger", "host", "basePath", "schemes", "consumes", "produces"],
  ...["paths", "securityDefinitions", "components"],
]);

/**
 * A description of Swagger 2.0 as OpenAPI 3.0 would have it. Operations take in the parameters and
 * responses they refer to; `definitions` stays in its place, so that references to it hold.
 */
export function viewOfSwagger(source: ApiSource): ApiSource {
  const documents = new Map<string, ApiDocument>();
  for (const [path, document] of source.documents) documents.set(path, withSchemaWords(document));
  const written = { ...source, documents: new Map(documents) };
  const view = viewOfEntry(written);
  documents.set(source.entry, view);
  return { ...source, documents };
}

function viewOfEntry(written: ApiSource): ApiDocument {
  const entry = entryOf(written);
  const origins = new Map<string, Location>();
  const context = { written, entry, origins };
  const kept = membersOf(entry).filter(([key]) => !rewritten.has(key));
  const securityDefinitions = memberOf(entry, "securityDefinitions");
  const origin = (pointer: string) => ({ document: written.entry, pointer });
  origins.set("/openapi", origin("/swagger"));
  const servers = serversOf(entry);
  const address = origin(memberOf(entry, "basePath") === undefined ? "/host" : "/basePath");
  for (const place of ["/servers", ...servers.map((_, index) => `/servers/${index}`)]) {
    origins.set(place, address);
  }
  origins.set("/components/securitySchemes", origin("/securityDefinitions"));
  const view = {
    openapi: "3.0.3",
    ...Object.fromEntries(kept),
    servers,
    paths: pathsOf(context),
    ...(securityDefinitions === undefined
      ? {}
      : { components: { securitySchemes: convertSecurity(securityDefinitions) } }),
  };
  rememberOrigins(view, origins);
  return view;
}

function pathsOf(context: ViewContext): JsonObject {
  const { written, entry } = context;
  const paths = membersOf(memberOf(entry, "paths")).map(([path, value]): [string, Json] => {
    const pointer = pointerOf(["paths", path]);
    const item = resolve(written, value, { document: written.entry, pointer });
    if (item === undefined || path.startsWith("x-")) return [path, value];
    return [path, convertPathItem(context, item, pointer)];
  });
  return Object.fromEntries(paths);
}
