/** A required section as the document has it; of several with the title, one with text counts. */
export type SectionFacts = {
  /** The title as the configuration has it. */
  readonly title: string;
  /** The section in which it is looked for; null for the whole document. */
  readonly within: string | null;
  readonly state: "filled" | "empty" | "missing";
  /** Line of the heading; of the section in which it is missing; null when neither is there. */
  readonly line: number | null;
};

/** How many lines that are not blank a document or a section of it has. */
export type LengthFacts = {
  /** Null for the whole document. */
  readonly section: string | null;
  readonly line: number | null;
  readonly lines: number;
  readonly atLeast: number;
};

/** A text that must be there. */
export type TextFacts = {
  /** The section in which it is looked for; null for the whole document. */
  readonly section: string | null;
  readonly line: number | null;
  readonly kind: "text" | "pattern";
  readonly wanted: string;
  readonly found: boolean;
};

/** A relative link or an anchor. What leads out of the repository is counted, and never followed. */
export type LinkFacts = {
  readonly target: string;
  readonly line: number;
  /** `unread`: the file is there, and was not read for the heading that the link names. */
  readonly state: "resolves" | "file-missing" | "anchor-missing" | "unread";
};

/** A numbered step: an item of a numbered list, or a heading "Step 4". */
export type StepFacts = {
  /** Its number as a reader sees it: "3", "Step 4". */
  readonly number: string;
  readonly words: string;
  readonly line: number;
  /** `inline`: only within a line of text. */
  readonly command: "fenced" | "inline" | "none";
  /** Whether it says what its last command prints. */
  readonly saysOutput: boolean;
};

export type StepsFacts = {
  readonly mustHave: { readonly command: boolean; readonly expectedOutput: boolean };
  readonly seen: readonly StepFacts[];
  /** Sections that must have steps and have none. */
  readonly without: readonly string[];
};

/** Something to be replaced by whoever follows the document. */
export type PlaceholderFacts = {
  readonly text: string;
  readonly kind: "placeholder" | "shell-variable";
  readonly lines: readonly number[];
  readonly declared: boolean;
};

/** Words that leave the work to nobody. */
export type PhraseFacts = {
  readonly words: string;
  readonly line: number;
  /** The line they stand in. */
  readonly near: string;
};

/** A command that prints secrets; `prints` says which, to read after "prints". */
export type LeakFacts = {
  readonly command: string;
  readonly line: number;
  readonly prints: string;
};

/** A section whose boxes must all be ticked. */
export type ChecklistFacts = {
  readonly title: string;
  readonly line: number;
  readonly boxes: number;
  readonly unticked: readonly { readonly words: string; readonly line: number }[];
};

/** What was seen of a document. What the configuration does not ask for is an empty list. */
export type ReadDocument = {
  readonly sha256: string;
  readonly sections: readonly SectionFacts[];
  readonly lengths: readonly LengthFacts[];
  readonly texts: readonly TextFacts[];
  readonly links: readonly LinkFacts[];
  /** Links to other hosts and out of the repository. */
  readonly linksNotFollowed: number;
  readonly steps: StepsFacts;
  readonly placeholders: readonly PlaceholderFacts[];
  /** Declared, and nowhere in the document. */
  readonly unusedInputs: readonly string[];
  readonly phrases: readonly PhraseFacts[];
  readonly leaks: readonly LeakFacts[];
  readonly checklists: readonly ChecklistFacts[];
};

export type DocumentFacts = {
  readonly id: string;
  readonly kind: "document";
  /** Below the project folder. */
  readonly path: string;
  /** Why a file that is in the commit was not read; null when it was, or is not there. */
  readonly refused: string | null;
  /** Null when the commit has no such file, or it was not read. */
  readonly document: ReadDocument | null;
};
