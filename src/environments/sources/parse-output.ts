import { parse } from "dotenv";
import type { ValueSource } from "../../config/config.ts";
import { isList, isObject, type Json, memberOf, parseJson, textOf } from "../../data/json.ts";
import type { SourceContents } from "./contents.ts";

export type OutputFormat = Extract<ValueSource, { kind: "command" }>["format"];

/** What an output of each format is, for whoever has to mend it. */
export const expectedOf: { readonly [Format in OutputFormat]: string } = {
  dotenv: "lines of NAME=value",
  json: "one JSON mapping of names to texts",
  names: "a list of names, one a line or as JSON",
};

/** The variables an output holds; undefined when it is not of the format. Never throws: a message could quote the output. */
export function parseOutput(format: OutputFormat, text: string): SourceContents | undefined {
  return parsers[format](text.replace(/^\ufeff/, ""));
}

const parsers: { readonly [Format in OutputFormat]: (text: string) => SourceContents | undefined } =
  { dotenv: parseDotenvOutput, json: parseJsonOutput, names: parseNames };

const assignment =
  /^[ \t]*(?:export[ \t]+)?[\w.-]+[ \t]*=(?:[ \t]*'(?:\\'|[^'])*'|[ \t]*"(?:\\"|[^"])*"|[ \t]*`(?:\\`|[^`])*`|[^\r\n]*)[ \t]*(?:#.*)?\r?$/gm;

/** Of a file, what is no assignment is passed over; of a program's output it may be an error message. */
function parseDotenvOutput(text: string): SourceContents | undefined {
  const rest = text.replace(assignment, "").split(/\r?\n/);
  if (text.trim() === "" || rest.some((line) => !/^\s*(?:#.*)?$/.test(line))) return undefined;
  return parseDotenv(text);
}

/** A dotenv text as data: nothing is expanded. */
export function parseDotenv(text: string): SourceContents {
  return { values: new Map(Object.entries(parse(text))), names: new Set() };
}

function parseJsonOutput(text: string): SourceContents | undefined {
  const json = parseJson(text);
  if (!isObject(json)) return undefined;
  const entries = Object.entries(json).map(([name, value]) => [name, assignedOf(value)] as const);
  const values = entries.filter(
    (entry): entry is readonly [string, string] => entry[1] !== undefined,
  );
  return values.length < entries.length ? undefined : { values: new Map(values), names: new Set() };
}

/** A number that JSON cannot carry without loss is not taken. */
function assignedOf(value: Json): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "boolean" || Number.isSafeInteger(value) ? String(value) : undefined;
}

const plainName = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

function parseNames(text: string): SourceContents | undefined {
  const json = text.trimStart().startsWith("[") ? parseJson(text) : undefined;
  const found = isList(json)
    ? json.map(nameIn)
    : text.split(/\r?\n/).flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
  const names = found.filter((name) => name !== undefined && plainName.test(name));
  const isEmptyText = found.length === 0 && !isList(json);
  if (names.length < found.length || isEmptyText) return undefined;
  return { values: new Map(), names: new Set(names.filter((name) => name !== undefined)) };
}

function nameIn(entry: Json): string | undefined {
  return textOf(entry) ?? textOf(memberOf(entry, "name"));
}
