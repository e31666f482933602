import { commentedIn, granteeIn, partNames } from "../part-name.ts";
import { plainName } from "../quoted.ts";
import type { Part } from "../schema-model.ts";
import { elementsOf, keywordOf, nameOf, tokensOf } from "../tokens.ts";
import type { IgnoreList } from "./ignore-list.ts";
import { becauseOf, entriesOf, labelsFor, type WhyIgnored } from "./why-ignored.ts";

/** Tells why a part of an object is set aside; undefined when it is not. */
export type PartFilter = (part: Part) => WhyIgnored | undefined;

/** Owners, grants and comments that the list names. */
export function partFilterOf(list: IgnoreList): PartFilter {
  const owners = entriesOf("owners", list.owners);
  const grantees = entriesOf("grants", list.grants);
  return (part) => {
    if (part.name === partNames.owner) return becauseOf(labelsFor(owners, ownerOf(part)));
    if (granteeIn(part.name) !== undefined) {
      const all = granteesOf(part);
      const labels = all.map((grantee) => labelsFor(grantees, grantee));
      return labels.every(({ length }) => length > 0)
        ? becauseOf([...new Set(labels.flat())])
        : undefined;
    }
    if (list.comments !== true || !isComment(part)) return undefined;
    return becauseOf(["comments: true"]);
  };
}

function isComment({ name }: Part): boolean {
  return name === partNames.comment || commentedIn(name) !== undefined;
}

function ownerOf({ canonical }: Part): string {
  return plainName(nameOf(tokensOf(canonical.at(-1) ?? "")[0]));
}

/** Every role that the statements behind a part give to or take from: one statement may name several. */
function granteesOf({ canonical }: Part): readonly string[] {
  return canonical.flatMap((statement) => {
    const tokens = tokensOf(statement);
    const words = tokens.map(keywordOf);
    const last = Math.max(...["ON", "TO", "FROM"].map((word) => words.lastIndexOf(word)));
    return elementsOf(tokens.slice(last + 1)).map((element) =>
      plainName(nameOf(keywordOf(element[0]) === "GROUP" ? element[1] : element[0])),
    );
  });
}
