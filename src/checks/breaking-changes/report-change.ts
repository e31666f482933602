import { counted } from "../../data/counted.ts";
import type { Report } from "../../gate/rule.ts";
import type { ApiChange } from "../../openapi/api-change.ts";
import type { Location } from "../../openapi/api-source.ts";

const shown = 20;

/** Pointers of an API description that only one operation goes through. */
const ownPlace = /^\/(paths|webhooks|security)(\/|$)/;
/** The members of an API description; another document may begin with anything. */
const sharedPlace =
  /^\/(components|definitions|parameters|responses|securityDefinitions|servers)\//;

/**
 * The report of one change. `noun` says what the change's name is the name of, when the subject is to
 * have it: a property, a parameter. The detail holds what both descriptions say, where, and whom it reaches.
 */
export function reportChange(change: ApiChange, message: string, noun?: string): Report {
  return {
    subject: subjectOf(change, noun),
    message,
    detail: detailOf(change).join("\n"),
    identity: identityOf(change),
  };
}

/** `POST /contests request body, property prize`. */
function subjectOf({ operations: [first = ""], place, name }: ApiChange, noun: string | undefined) {
  const whole = place === "" ? first : `${first} ${place}`;
  if (noun === undefined || isTold(place === "" ? first : place, noun, name)) return whole;
  const isInProperty = noun === "property" && /(^|, )property [^,]*$/.test(place);
  if (isInProperty) return `${whole}.${name}`;
  return `${whole}${place === "" ? " " : ", "}${name === "" ? `a ${noun}` : `${noun} ${name}`}`;
}

/** Whether a place says what is concerned: `property prize.cents`, `parameter limit (query)`. */
function isTold(place: string, noun: string, name: string): boolean {
  if (name === "") return ` ${place}`.includes(` ${noun} `);
  const isLast = place.endsWith(` ${name}`) || (noun === "property" && place.endsWith(`.${name}`));
  return isLast || ` ${place}`.includes(` ${noun} ${name} `);
}

function detailOf({ operations, before, after, base, revision, confidence }: ApiChange) {
  const others = operations.slice(1);
  const left = others.length > shown ? [`… and ${others.length - shown} more`] : [];
  const many = counted(others.length, "more operation");
  return [
    ...sideOf("Before", before, base),
    ...sideOf("Now", after, revision),
    ...(confidence === "unproven" ? ["It could not be proved that clients bear it."] : []),
    ...(others.length === 0
      ? []
      : [`The same change reaches ${many}:`, ...others.slice(0, shown), ...left]),
  ];
}

function sideOf(side: string, text: string | null, at: Location | null): readonly string[] {
  if (at === null) return text === null ? [] : [`${side}: ${text}`];
  return [text === null ? `${side}: see ${placeOf(at)}` : `${side}: ${text} (${placeOf(at)})`];
}

/** `docs/api/openapi.json#/components/schemas/Prize`. */
export function placeOf({ document, pointer }: Location): string {
  return `${document}#${pointer}`;
}

/** A path of the repository as one of the project in `folder`; as it is when it lies outside. */
export function fileIn(folder: string, path: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

/**
 * What makes a change this change: where it stands in the previous description and what was done to it. The
 * operation is part of it only where the place is that operation's own, for who else uses a schema may change.
 */
function identityOf({ operations: [first = ""], name, before, after, base, revision }: ApiChange) {
  const { document, pointer } = base ?? revision ?? { document: "", pointer: "" };
  const isOwn = pointer === "" || ownPlace.test(pointer);
  const owner = isOwn ? first : sharedPlace.test(pointer) ? "" : document;
  return JSON.stringify(
    [withoutNames(owner), withoutNames(pointer), name, before, after].map((text) =>
      text === null ? null : text.replace(/\s+/g, " ").trim(),
    ),
  );
}

/** `/contests/{contestId}` and `/contests/{id}` are the same path. */
function withoutNames(text: string): string {
  return text.replace(/\{[^{}]*\}/g, "{}");
}
