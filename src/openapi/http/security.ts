import {
  isList,
  isObject,
  itemsOf,
  memberOf,
  membersOf,
  textOf,
  textsOf,
} from "../../data/json.ts";
import {
  type ApiSource,
  below,
  entryOf,
  type Located,
  type Location,
  resolve,
  targetOf,
} from "../api-source.ts";
import { pointerOf } from "../pointer.ts";
import type { PlacedOperation } from "./operations.ts";

/** One proof of who calls, by its mechanism: the key that a document gives it is not on the wire. */
export type Proof = {
  readonly key: string;
  readonly mechanism: string;
  /** Flows of OAuth in which it can be had; none for other mechanisms. */
  readonly flows: readonly string[];
  readonly scopes: readonly string[];
  readonly at: Location | null;
};

/** Proofs that together let a call through; none for a call by anybody. */
export type Alternative = { readonly proofs: readonly Proof[]; readonly at: Location | null };

/** The alternatives of an operation, and where they stand; null when nothing is asked anywhere. */
export type Security = {
  readonly alternatives: readonly Alternative[];
  readonly at: Location | null;
};

/** What an operation asks for: its own requirements, or those of the whole description. */
export function securityOf(source: ApiSource, operation: PlacedOperation): Security {
  const entry = { node: entryOf(source), at: { document: source.entry, pointer: "" } };
  const holder = [operation, entry].find(({ node }) => isList(memberOf(node, "security")));
  if (holder === undefined) return { alternatives: [{ proofs: [], at: null }], at: null };
  const at = below(holder.at, "/security");
  const listed = itemsOf(memberOf(holder.node, "security")).flatMap((requirement, index) => {
    if (!isObject(requirement)) return [];
    const proofs = membersOf(requirement).map(([key, scopes]) =>
      proofOf(source, key, textsOf(scopes)),
    );
    return [{ proofs, at: below(at, `/${index}`) }];
  });
  return { alternatives: listed.length > 0 ? listed : [{ proofs: [], at }], at };
}

/** As a reader calls it: `http bearer + apiKey header x-key`. */
export function alternativeText({ proofs }: Alternative): string {
  return proofs.length === 0 ? "none" : proofs.map(({ mechanism }) => mechanism).join(" + ");
}

function proofOf(source: ApiSource, key: string, scopes: readonly string[]): Proof {
  const located = schemeOf(source, key);
  if (located === undefined) {
    return { key, mechanism: `undescribed ${key}`, flows: [], scopes, at: null };
  }
  const { node, at } = located;
  const type = textOf(memberOf(node, "type")) ?? "";
  const flows = type === "oauth2" ? membersOf(memberOf(node, "flows")) : [];
  const names = flows.map(([name]) => name).filter((name) => !name.startsWith("x-"));
  return { key, mechanism: mechanismOf(located), flows: names, scopes, at };
}

/** A scheme by its key among the components or, from 3.2, by its address. */
function schemeOf(source: ApiSource, key: string): Located | undefined {
  const schemes = memberOf(memberOf(entryOf(source), "components"), "securitySchemes");
  const value = memberOf(schemes, key);
  const pointer = pointerOf(["components", "securitySchemes", key]);
  if (value !== undefined) return resolve(source, value, { document: source.entry, pointer });
  const target = /[#/]/.test(key) ? targetOf(source, key, source.entry) : undefined;
  return target && resolve(source, target.node, target.at);
}

function mechanismOf({ node }: Located): string {
  const type = textOf(memberOf(node, "type")) ?? "unknown";
  if (type === "http") return `http ${textOf(memberOf(node, "scheme"))?.toLowerCase() ?? ""}`;
  if (type !== "apiKey") return type;
  const place = textOf(memberOf(node, "in")) ?? "";
  const name = textOf(memberOf(node, "name")) ?? "";
  return `apiKey ${place} ${place === "header" ? name.toLowerCase() : name}`;
}
