import type * as z from "zod";

/** The first thing wrong with a value and where it stands, in parentheses behind a blank; empty when none is told. */
export function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? "" : ` (${[...issue.path, issue.message].join(": ")})`;
}
