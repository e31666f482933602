import { words } from "./fault-words.ts";

/** The journals of runbook executions. */
export const runbookFaults = {
  "runbook/journal-broken": words<{ path: string; line: number }>({
    message: ({ path, line }) => `Line ${line} of ${path} is not as promote wrote it.`,
    remedy: ({ path }) =>
      `Bring ${path} back from where it is kept, or move it away and start the runbook again.`,
  }),
  "runbook/locked": words<{ path: string; limitMs: number }>({
    message: ({ path, limitMs }) =>
      `${path} was held by another command for ${limitMs / 1000} s, and a runbook's journal is written by one at a time.`,
    remedy: ({ path }) =>
      `Run again; if the one that holds it ended on another machine or in another container, remove ${path}.`,
  }),
};
