/** A media type or range: `application/json`, `text/*`, `application/vnd.x+json;version=1`. */
export type MediaType = {
  /** As the description writes it. */
  readonly text: string;
  readonly type: string;
  readonly subtype: string;
  readonly parameters: ReadonlyMap<string, string>;
};

/** Parameters that change neither what a body is nor who reads it. */
const immaterial = new Set(["charset", "q"]);

/** Reads a media type; case and parameters that do not matter are left out. */
export function parseMediaType(text: string): MediaType {
  const [name = "", ...rest] = text.split(";");
  const [type = "", subtype = "*"] = name.trim().toLowerCase().split("/");
  const parameters = rest.map(parameterOf).filter(([key]) => key !== "" && !immaterial.has(key));
  return { text, type, subtype, parameters: new Map(parameters) };
}

/** Whether everything that `one` stands for is also what `range` stands for. */
export function isWithin(one: MediaType, range: MediaType): boolean {
  const isTypeWithin = range.type === "*" || range.type === one.type;
  if (!isTypeWithin || !isSubtypeWithin(one.subtype, range.subtype)) return false;
  return [...range.parameters].every(([key, value]) => one.parameters.get(key) === value);
}

/** The most specific of the ranges that hold all of `one`. */
export function handlerOf<T extends { readonly mediaType: MediaType }>(
  one: MediaType,
  ranges: readonly T[],
): T | undefined {
  const same = ranges.find(({ mediaType }) => mediaType.text === one.text);
  if (same !== undefined) return same;
  const holding = ranges.filter(({ mediaType }) => isWithin(one, mediaType));
  return holding.sort((a, b) => specificityOf(b.mediaType) - specificityOf(a.mediaType))[0];
}

/** Bodies that are forms: their values are texts. */
export function isForm({ type, subtype }: MediaType): boolean {
  if (type === "multipart") return subtype === "form-data";
  return type === "application" && subtype === "x-www-form-urlencoded";
}

/** Bodies that are JSON: `application/json`, `application/problem+json`. */
export function isJson({ subtype }: MediaType): boolean {
  return subtype === "json" || subtype.endsWith("+json");
}

function parameterOf(text: string): readonly [string, string] {
  const [key = "", value = ""] = text.split("=", 2);
  return [key.trim().toLowerCase(), value.trim().replace(/^"(.*)"$/, "$1")];
}

function isSubtypeWithin(subtype: string, range: string): boolean {
  if (range === "*" || range === subtype) return true;
  return range.startsWith("*+") && subtype.endsWith(range.slice(1));
}

function specificityOf({ type, subtype, parameters }: MediaType): number {
  if (type === "*") return 0;
  if (subtype === "*") return 1;
  return (subtype.startsWith("*+") ? 2 : 3) + parameters.size;
}
