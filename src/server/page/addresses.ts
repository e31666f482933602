/** Where the pages are, and what they link to. */
export const addresses = {
  front: "/",
  runbooks: "/runbooks",
  promotion: (recordId: string) => `/promotions/${encoded(recordId)}`,
  runbook: (id: string) => `/runbooks/${encoded(id)}`,
  /** The record's main file, for download. */
  record: (recordId: string) => `/api/v1/promotions/${encoded(recordId)}/record`,
  /** One file of a record, for download. */
  file: (recordId: string, sha256: string) =>
    `/api/v1/promotions/${encoded(recordId)}/files/${encoded(sha256)}`,
} as const;

/** A text as one part of a path or query. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
