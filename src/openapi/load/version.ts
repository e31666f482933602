import { type Json, memberOf } from "../../data/json.ts";
import type { SpecVersion } from "../api-source.ts";
import type { ApiDocument } from "../document.ts";

/** The version of the specification that a document names; undefined when it is none that is compared. */
export function versionOf(document: ApiDocument): SpecVersion | undefined {
  const openapi = memberOf(document, "openapi");
  if (openapi === undefined)
    return named(memberOf(document, "swagger")) === "2.0" ? "2.0" : undefined;
  const [, minor] = /^3\.([012])(?:\.|$)/.exec(named(openapi)) ?? [];
  return minor === "0" ? "3.0" : minor === "1" ? "3.1" : minor === "2" ? "3.2" : undefined;
}

/** Why a document cannot be compared by its version; undefined when it can. Reads on from its name. */
export function versionProblemOf(document: ApiDocument): string | undefined {
  if (versionOf(document) !== undefined) return undefined;
  const openapi = memberOf(document, "openapi");
  const version = openapi ?? memberOf(document, "swagger");
  if (version === undefined)
    return "is not an OpenAPI document: it has no `openapi` or `swagger` member";
  const name = named(version).slice(0, 40);
  if (name === "") return "is not an OpenAPI document: its version is neither a text nor a number";
  const kind = openapi === undefined ? "Swagger" : "OpenAPI";
  return `is ${kind} ${name}, which is not compared; known are OpenAPI 3.0, 3.1, 3.2 and Swagger 2.0`;
}

/** A version as a text; YAML reads `2.0` without quotes as the number 2. */
function named(version: Json | undefined): string {
  if (typeof version === "number") return Number.isInteger(version) ? `${version}.0` : `${version}`;
  return typeof version === "string" ? version : "";
}
