/** Where a live key stands in what is committed; the key is gone. */
export type CommittedKey = {
  /** From the project folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly kind: "secret-key" | "restricted-key" | "publishable-key";
  /** Which of the file's keys of this kind it is, from 1, and how many there are. */
  readonly number: number;
  readonly total: number;
};

export type CommittedFacts = {
  /** By file and line. */
  readonly keys: readonly CommittedKey[];
};
