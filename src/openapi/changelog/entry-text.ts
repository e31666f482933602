import type { ChangelogKind } from "./changelog.ts";

/**
 * What happened, in words that read on from the place. `name` is undefined where the place ends with what came or went.
 */
export function entryText(
  kind: ChangelogKind,
  name: string | undefined,
  before: string | null,
  after: string | null,
): string {
  const [, thing, way] = /^(.*)-(added|removed)$/.exec(kind) ?? [];
  if (thing !== undefined && way !== undefined) {
    if (name === undefined || (name === "" && thing === "operation")) return `was ${way}`;
    const noun = `${nouns.get(thing) ?? thing.replaceAll("-", " ")} ${name}`.trim();
    return `${noun} was ${way}`;
  }
  return changeText(kind, name ?? "", before, after);
}

const nouns = new Map([
  ["branch", "alternative"],
  ["enum-value", "value"],
  ["security-alternative", "way to authenticate"],
]);

function changeText(
  kind: ChangelogKind,
  name: string,
  before: string | null,
  after: string | null,
): string {
  if (kind === "became-required" || kind === "became-optional") {
    const noun = name === "required" || name === "" ? "" : `property ${name} `;
    return `${noun}${kind.replace("-", " ")}`;
  }
  if (kind === "deprecated" || kind === "reactivated") {
    return kind === "deprecated" ? "is deprecated" : "is no longer deprecated";
  }
  if (kind === "component-renamed") return `was renamed to ${name}`;
  if (kind === "path-respelled") return `was ${before ?? "unset"}; it matches the same requests`;
  if (kind === "description-changed" || kind === "example-changed") {
    return `${name || "description"} ${before === null ? "was added" : after === null ? "was removed" : "was reworded"}`;
  }
  const label = kind === "reference-changed" ? "schema" : name || "value";
  if (before === null) return `${label} is now ${after ?? "unset"}`;
  if (after === null) return `${label} is no longer ${before}`;
  return `${label} was ${before} and is now ${after}`;
}
