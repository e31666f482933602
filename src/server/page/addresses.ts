/** Where the pages are, and what they link to. */
export const addresses = {
  front: "/",
  runbooks: "/runbooks",
  promotion: (recordId: string) => `/promotions/${encoded(recordId)}`,
  runbook: (id: string) => `/runbooks/${encoded(id)}`,
  /** The record's main file, for download. */
  record: (recordId: string) => `/api/v1/promotions/${encoded(recordId)}/record`,
  /** The list of all files of a record. */
  files: (recordId: string) => `/api/v1/promotions/${encoded(recordId)}/files`,
} as const;

/** A text as one part of a path or query. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
