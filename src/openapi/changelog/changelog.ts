import type { Location } from "../api-source.ts";

/** Parts of the changelog, in the order a reader wants them. */
export const changelogSections = [
  "added",
  "changed",
  "deprecated",
  "removed",
  "documentation",
] as const;

export type ChangelogSection = (typeof changelogSections)[number];

/** What can happen to a description beside what breaks a client, and the part of the changelog it stands in. */
export const changelogKinds = {
  "operation-added": "added",
  "webhook-added": "added",
  "callback-added": "added",
  "parameter-added": "added",
  "request-body-added": "added",
  "response-added": "added",
  "media-type-added": "added",
  "header-added": "added",
  "link-added": "added",
  "encoding-added": "added",
  "property-added": "added",
  "enum-value-added": "added",
  "branch-added": "added",
  "schema-added": "added",
  "component-added": "added",
  "security-scheme-added": "added",
  "security-alternative-added": "added",
  "server-added": "added",
  "document-added": "added",
  "constraint-relaxed": "changed",
  "constraint-tightened": "changed",
  "constraint-changed": "changed",
  "became-required": "changed",
  "became-optional": "changed",
  "default-changed": "changed",
  "reference-changed": "changed",
  "component-renamed": "changed",
  "path-respelled": "changed",
  "operation-id-changed": "changed",
  "extension-changed": "changed",
  "version-changed": "changed",
  "specification-version-changed": "changed",
  "other-changed": "changed",
  deprecated: "deprecated",
  reactivated: "deprecated",
  "sunset-changed": "deprecated",
  "operation-removed": "removed",
  "webhook-removed": "removed",
  "callback-removed": "removed",
  "parameter-removed": "removed",
  "request-body-removed": "removed",
  "response-removed": "removed",
  "media-type-removed": "removed",
  "header-removed": "removed",
  "link-removed": "removed",
  "encoding-removed": "removed",
  "property-removed": "removed",
  "enum-value-removed": "removed",
  "branch-removed": "removed",
  "schema-removed": "removed",
  "component-removed": "removed",
  "security-scheme-removed": "removed",
  "security-alternative-removed": "removed",
  "server-removed": "removed",
  "document-removed": "removed",
  "description-changed": "documentation",
  "example-changed": "documentation",
  "tags-changed": "documentation",
} as const satisfies Readonly<Record<string, ChangelogSection>>;

export type ChangelogKind = keyof typeof changelogKinds;

/** Things that come and go, each with a kind for both. */
export type ChangelogThing = {
  [Kind in ChangelogKind]: Kind extends `${infer Thing}-added`
    ? `${Thing}-removed` extends ChangelogKind
      ? Thing
      : never
    : never;
}[ChangelogKind];

/** One thing that changed and breaks no client that keeps to the description. */
export type ChangelogEntry = {
  readonly kind: ChangelogKind;
  readonly section: ChangelogSection;
  /** The operation, webhook or component it is of: `GET /contests`, `schema Contest`; `the API` for the rest. */
  readonly subject: string;
  /** Where in the subject, in a reader's words; empty for the subject itself. */
  readonly place: string;
  /** The property, value, keyword or name concerned; empty when the place says it. */
  readonly name: string;
  /** What happened, reading on from subject and place: `property "total" was added`. */
  readonly text: string;
  /** Compact texts; null on the side that does not say it. */
  readonly before: string | null;
  readonly after: string | null;
  readonly base: Location | null;
  readonly revision: Location | null;
};

/** Everything that changed beside what breaks a client: by subject, in the order of the new description. */
export type Changelog = {
  readonly counts: { readonly [Section in ChangelogSection]: number };
  readonly entries: readonly ChangelogEntry[];
};
