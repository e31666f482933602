/** Another confirmation of the same item, and what that one is bound to. */
type OtherConfirmation = {
  readonly commit: string;
  readonly environment: string;
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
  readonly found:
    | {
        readonly state: "found";
        readonly file: string;
        readonly by: string;
        readonly at: string;
        readonly evidence: string;
        /** As the file has it; the item's `validFor` may end it earlier. */
        readonly expires: string;
      }
    | { readonly state: "malformed"; readonly file: string; readonly problem: string }
    /** The latest first. */
    | { readonly state: "absent"; readonly others: readonly OtherConfirmation[] };
};
