import { partsOf, saidOf } from "../object-text.ts";
import { granteeIn, partNames, privilegesPart } from "../part-name.ts";
import type { SchemaObject } from "../schema-model.ts";
import { elementsOf, keywordOf, nameOf, type Token, tokensOf } from "../tokens.ts";
import type { Hazard } from "./hazard.ts";
import { makeHazard } from "./make-hazard.ts";

/** Rights that every role gains: by a grant, or by the end of a revocation of what PostgreSQL gives by itself. */
export function* publicGrantHazards(
  before: SchemaObject | undefined,
  after: SchemaObject,
): Iterable<Hazard> {
  const part = privilegesPart("public");
  const [old, now] = [privilegesOf(before, part), privilegesOf(after, part)];
  const gained = [...now.granted].filter((one) => !old.granted.has(one) && !old.granted.has("ALL"));
  const regained =
    before === undefined ? [] : [...old.revoked].filter((one) => !now.revoked.has(one));
  const rights = [...new Set([...gained, ...regained.filter((one) => !old.granted.has(one))])];
  if (rights.length > 0)
    yield makeHazard("granted-to-public", { before, after, part }, rights.join(", "));
}

/** Rights that roles gain by name on what is there, or on all that is to come; owners have theirs anyway. */
export function* namedGrantHazards(
  before: SchemaObject | undefined,
  after: SchemaObject,
): Iterable<Hazard> {
  if (before === undefined && after.kind !== "default privileges") return;
  for (const part of partsOf(after, granteeIn)) {
    const role = granteeIn(part);
    if (role === "public" || role === saidOf(after, partNames.owner)) continue;
    const [old, now] = [privilegesOf(before, part), privilegesOf(after, part)];
    const gained = [...now.granted].filter((right) => !old.granted.has(right));
    if (gained.length === 0 || old.granted.has("ALL")) continue;
    yield makeHazard("granted-to-role", { before, after, part }, gained.join(", "));
  }
}

/** What a part about privileges grants, and what it revokes. */
export function privilegesOf(object: SchemaObject | undefined, part: string) {
  const granted = new Set<string>();
  const revoked = new Set<string>();
  for (const saying of object?.parts.get(part)?.canonical ?? []) {
    const tokens = tokensOf(saying);
    const end = tokens.findIndex((token) => keywordOf(token) === "ON");
    const into = keywordOf(tokens[0]) === "GRANT" ? granted : revoked;
    for (const right of elementsOf(tokens.slice(1, end === -1 ? undefined : end))) {
      into.add(right.map(({ text }) => text).join(" "));
    }
  }
  return { granted, revoked };
}

/** Row security that is no longer on, or no longer forced. */
export function* rowSecurityHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const [old, now] = [before, after].map(rowSecurityOf);
  if (old === undefined || now === undefined) return;
  if (old.isOn && !now.isOn) {
    yield makeHazard("row-security-off", { before, after }, "no longer has row security");
  } else if (old.isForced && !now.isForced) {
    const note = "no longer forces its row security on its owner";
    yield makeHazard("row-security-off", { before, after }, note);
  }
}

/** Whether a table has row security, and its owner too. */
export function rowSecurityOf(table: SchemaObject) {
  const said = saidOf(table, partNames.rowSecurity).toUpperCase().split("\n");
  const says = (word: string) => said.some((line) => line.startsWith(`${word} ROW LEVEL SECURITY`));
  return { isOn: says("ENABLE"), isForced: says("FORCE") };
}

type Policy = {
  readonly isRestrictive: boolean;
  readonly command: string;
  readonly roles: readonly string[];
  readonly using: string;
  readonly check: string;
};

function policyOf(object: SchemaObject): Policy {
  const tokens = tokensOf(saidOf(object, ""));
  const at = (...words: readonly string[]) =>
    tokens.findIndex((_, from) =>
      words.every((word, ahead) => keywordOf(tokens[from + ahead]) === word),
    );
  const endOf = (from: number) => {
    const end = tokens.findIndex(
      (token, index) => index > from && /^(USING|WITH)$/.test(keywordOf(token)),
    );
    return end === -1 ? tokens.length : end;
  };
  const textOf = (some: readonly Token[]) => some.map(({ text }) => text).join(" ");
  const [to, using, check, command] = [at("TO"), at("USING"), at("WITH", "CHECK"), at("FOR")];
  const roles = to === -1 ? [] : elementsOf(tokens.slice(to + 1, endOf(to)));
  return {
    isRestrictive: at("AS", "RESTRICTIVE") !== -1,
    command: command === -1 ? "ALL" : keywordOf(tokens[command + 1]),
    roles: roles.length === 0 ? ["public"] : roles.map(([role]) => nameOf(role)),
    using: using === -1 ? "" : textOf(tokens.slice(using + 1, check > using ? check : undefined)),
    check: check === -1 ? "" : textOf(tokens.slice(check + 2)),
  };
}

/** A policy that may let more through; one that is only narrower is none. */
export function* policyHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  const [old, now] = [policyOf(before), policyOf(after)];
  const opens = (wider: readonly string[], narrower: readonly string[]) =>
    !narrower.includes("public") && wider.some((role) => !narrower.includes(role));
  const notes: string[] = [];
  if (old.isRestrictive && !now.isRestrictive) notes.push("it no longer restricts");
  if (old.isRestrictive ? opens(old.roles, now.roles) : opens(now.roles, old.roles)) {
    notes.push(`it is for ${now.roles.join(", ")} and was for ${old.roles.join(", ")}`);
  }
  if (old.command !== now.command)
    notes.push(`it is for ${now.command} and was for ${old.command}`);
  if (old.using !== now.using) notes.push("its USING expression is another");
  if (old.check !== now.check) notes.push("its WITH CHECK expression is another");
  if (notes.length > 0) yield makeHazard("policy-widened", { before, after }, notes.join("; "));
}

/** Whether a policy adds rows to what the others let through. */
export function isPermissive(policy: SchemaObject): boolean {
  return !policyOf(policy).isRestrictive;
}

/** A routine that runs as its owner, with names looked up where the caller says. */
export function* definerHazards(
  before: SchemaObject | undefined,
  after: SchemaObject,
): Iterable<Hazard> {
  if (isOpenDefiner(after) && !(before !== undefined && isOpenDefiner(before))) {
    yield makeHazard("definer-without-search-path", { before, after });
  }
}

function isOpenDefiner(routine: SchemaObject): boolean {
  const tokens = [...routine.parts.values()]
    .filter(({ name }) => name === partNames.definition || name === partNames.options)
    .flatMap(({ canonical }) => canonical.flatMap(tokensOf));
  const says = (first: string, second: string) =>
    tokens.some(
      (token, at) => keywordOf(token) === first && nameOf(tokens[at + 1]).toUpperCase() === second,
    );
  return says("SECURITY", "DEFINER") && !says("SET", "SEARCH_PATH") && !says("SEARCH_PATH", "TO");
}

/** A view that took the rights of who reads it, and no longer does. */
export function* viewHazards(before: SchemaObject, after: SchemaObject): Iterable<Hazard> {
  if (isInvoker(before) && !isInvoker(after)) {
    yield makeHazard("view-runs-as-owner", { before, after });
  }
}

function isInvoker(view: SchemaObject): boolean {
  const said = `${saidOf(view, partNames.definition)}\n${saidOf(view, partNames.options)}`;
  return /security_invoker( = '?(true|on|1)'?)?( [,)]|$)/im.test(said);
}
