/** Largest document read, in bytes: a record's statement, and its manifest. */
export const maxDocumentBytes = 1_048_576;

/** Deepest nesting read. */
export const maxDepth = 64;
