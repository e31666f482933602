/** A required section as the document has it; of several with the title, one with text counts. */
export type SectionFacts = {
  /** The title as the configuration has it. */
  readonly title: string;
  readonly state: "filled" | "empty" | "missing";
  /** Line of the heading; null when it is missing. */
  readonly line: number | null;
};

export type DocumentFacts = {
  readonly id: string;
  readonly kind: "document";
  /** Below the project folder. */
  readonly path: string;
  /** Null when the commit has no such file. */
  readonly document: {
    readonly sha256: string;
    readonly sections: readonly SectionFacts[];
  } | null;
};
