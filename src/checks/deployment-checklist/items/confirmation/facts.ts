import type { SignatureState } from "../../../../confirmations/signature-state.ts";
import type { Person } from "./same-person.ts";

/** Another confirmation of the same item, and what that one is bound to. */
type OtherConfirmation = {
  readonly commit: string;
  readonly environment: string;
  /** With the project's folder, where it has one. */
  readonly repository: string;
  readonly at: string;
};

export type ConfirmationFacts = {
  readonly id: string;
  readonly kind: "confirmation";
  /** What a confirmation has to be bound to. */
  readonly commit: string;
  readonly environment: string;
  /** When it was looked at; RFC 3339, UTC. */
  readonly now: string;
  readonly validForMs: number;
  readonly mustBeSigned: boolean;
  /** Who made the release, where somebody else has to confirm; null where anybody may. */
  readonly makers: readonly Person[] | null;
  readonly found:
    | {
        readonly state: "found";
        readonly file: string;
        readonly by: string;
        readonly at: string;
        readonly evidence: string;
        /** As the file has it; the item's `validFor` may end it earlier. */
        readonly expires: string;
        readonly signature: SignatureState;
      }
    | { readonly state: "malformed"; readonly file: string; readonly problem: string }
    /** The latest first. */
    | { readonly state: "absent"; readonly others: readonly OtherConfirmation[] };
};
