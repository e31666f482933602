/** Where a change is, and whom it touches. */
type Site = {
  /** Operations that the change reaches, the nearest first; one at least. */
  readonly operations: readonly string[];
  /** The place within the first operation, in a reader's words; empty for the operation as a whole. */
  readonly place: string;
  /** JSON pointer into the new document, into the old one for what is gone. */
  readonly pointer: string;
};

/** What each kind of change says beside its site. */
type Details = {
  "operation-removed": unknown;
  "request-parameter-removed": unknown;
  "request-parameter-became-required": { readonly isNew: boolean };
  "parameter-type-changed": BeforeAndAfter;
  "request-body-became-required": { readonly isNew: boolean };
  "request-media-type-removed": { readonly mediaType: string };
  "request-property-removed": unknown;
  "request-property-became-required": { readonly isNew: boolean };
  "request-type-changed": BeforeAndAfter;
  "request-enum-value-removed": Values;
  "response-status-removed": { readonly status: string };
  "response-media-type-removed": { readonly mediaType: string };
  "response-property-removed": unknown;
  "response-property-became-optional": unknown;
  "response-type-changed": BeforeAndAfter;
  "response-enum-value-added": Values;
  unmodelled: {
    /** The word of the specification that changed: `pattern`, `oneOf`, `security`. */
    readonly construct: string;
    readonly before: string | null;
    readonly after: string | null;
  };
};

type BeforeAndAfter = { readonly before: string; readonly after: string };

/** Values as JSON; null where a list of values was not there before, or is not there now. */
type Values = { readonly values: readonly string[] | null };

export type ApiChangeKind = keyof Details;

/** The changes of the kinds named. */
export type ChangeOf<Kind extends ApiChangeKind> = {
  readonly [K in Kind]: { readonly kind: K } & Site & Details[K];
}[Kind];

/**
 * One way in which a client of the old description can fail against the new one. What changed
 * without such a risk is no change here.
 */
export type ApiChange = ChangeOf<ApiChangeKind>;

type Without<Change> = Change extends ApiChange ? Omit<Change, "operations" | "place"> : never;

/** A change before it is known which operations reach it. */
export type UnplacedChange = Without<ApiChange>;
