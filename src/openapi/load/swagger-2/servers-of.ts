import { type Json, memberOf, textOf, textsOf } from "../../../data/json.ts";

/** The servers that host, base path and schemes of a document stand for; an operation may name its own schemes. */
export function serversOf(
  document: Json,
  schemes = memberOf(document, "schemes"),
): readonly Json[] {
  const host = textOf(memberOf(document, "host"));
  const basePath = textOf(memberOf(document, "basePath")) ?? "/";
  if (host === undefined) return [{ url: basePath }];
  const named = textsOf(schemes);
  return (named.length === 0 ? ["https"] : named).map((scheme) => ({
    url: `${scheme}://${host}${basePath}`.replace(/\/+$/, ""),
  }));
}
