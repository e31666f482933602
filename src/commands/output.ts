/** Where a command's words go: the document that was asked for, and everything else. */
export interface Output {
  /** To standard output, redacted. */
  document(text: string): void;
  /** To standard error, redacted. */
  message(text: string): void;
}
