import type { Json } from "../../../data/json.ts";
import type { Input } from "../../../gate/check.ts";
import type { RuleSet } from "../../../gate/rule.ts";

/** What one kind of checklist item has to say of its facts. Pure. */
export interface ItemKind<Facts> {
  readonly rules: RuleSet<Facts>;
  /** Digests and small values for the record. Asked only of items that hold. */
  evidence(facts: Facts): ItemEvidence;
}

/** What an item that holds leaves in the record. */
export type ItemEvidence = {
  /** The name of the evidence; the item's id unless given. */
  readonly name?: string;
  readonly values: { readonly [name: string]: Json };
  readonly inputs?: readonly Input[];
  /** A few words for the headline: what was not looked at, and why that is right; what to know beside it. */
  readonly note?: string;
  /** An entry of the record's list of confirmations. */
  readonly confirmation?: Json;
};
