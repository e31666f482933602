/** Where a command's words go: the document that was asked for, and everything else. */
export interface Output {
  /**
   * To standard output, redacted, and with nothing in it that a runner of workflows would obey; of annotations that the
   * gate wrote itself, those stay.
   */
  document(text: string, form?: "text" | "annotations"): void;
  /** To standard error, redacted, and with nothing in it that a runner of workflows would obey. */
  message(text: string): void;
}
