import { partsOf, saidOf } from "../object-text.ts";
import { constraintIn } from "../part-name.ts";
import { type Column, readColumn } from "../read-column.ts";
import type { SchemaObject } from "../schema-model.ts";
import { canonicalOf, keywordOf, tokensOf } from "../tokens.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";

/** A domain that holds other values; another default, or a check that reads no row yet, is none. */
export function* domainHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const [old, now] = [definitionOf(before), definitionOf(after)];
  const isOther =
    old.type !== now.type ||
    old.collation !== now.collation ||
    old.isRequired !== now.isRequired ||
    (old.default !== "" && now.default === "");
  if (isOther || holdsOtherRows(checksOf(before, old), checksOf(after, now))) {
    yield makeHazard("domain-changed", { before, after });
  }
}

/** What stands after `CREATE DOMAIN … AS` reads as a column does. */
function definitionOf(domain: SchemaObject): Column {
  const tokens = tokensOf(saidOf(domain, ""));
  const as = tokens.findIndex((token) => keywordOf(token) === "AS");
  return readColumn({ canonical: [canonicalOf(tokens.slice(as + 1))] });
}

const notValid = / NOT VALID$/;

function checksOf(domain: SchemaObject, { rest }: Column): readonly string[] {
  const inline = rest.split("\n").filter((line) => line.startsWith("CHECK "));
  return [...inline, ...partsOf(domain, constraintIn).map((part) => saidOf(domain, part))];
}

function holdsOtherRows(old: readonly string[], now: readonly string[]): boolean {
  const has = (checks: readonly string[], check: string) =>
    checks.includes(check) || checks.includes(`${check} NOT VALID`);
  const isWeaker = old.some((check) =>
    notValid.test(check) ? !has(now, check.replace(notValid, "")) : !now.includes(check),
  );
  return isWeaker || now.some((check) => !notValid.test(check) && !has(old, check));
}
