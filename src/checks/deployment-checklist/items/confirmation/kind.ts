import { endOf } from "../../../../confirmations/confirmation.ts";
import type { ItemKind } from "../item-kind.ts";
import type { ConfirmationFacts } from "./facts.ts";
import { confirmationRules } from "./rules/index.ts";

/** Something only a person can know, confirmed with `promote confirm`. */
export const confirmation: ItemKind<ConfirmationFacts> = {
  rules: confirmationRules,
  evidence({ id, found, validForMs }) {
    if (found.state !== "found") return { values: {} };
    const { by, at, evidence, signature } = found;
    const expires = endOf(found, validForMs).toISOString();
    const values = { by, at, evidence, expires, signature: signature.state };
    return { values, confirmation: { item: id, ...values } };
  },
};
