import { words } from "./fault-words.ts";

/** The file ledger of promotion records. */
export const ledgerFaults = {
  "ledger/locked": words<{ path: string; holder: string; limitMs: number }>({
    message: ({ path, holder, limitMs }) =>
      `${path} was held by ${holder} for ${limitMs / 1000} s, and the ledger belongs to one run at a time.`,
    remedy: ({ path }) =>
      `Run again when that run has ended; if it ended on another machine or in another container, remove ${path}.`,
  }),
  "ledger/missing": words<{ path: string }>({
    message: ({ path }) => `There is no ledger at ${path}.`,
    remedy: () =>
      "`promote check` begins it with the first signed record. One that is elsewhere is named by `record.ledger`, or by --ledger FILE where the command has that option.",
  }),
  "ledger/unsafe": words<{ path: string; found: string }>({
    message: ({ path, found }) => `${path} is ${found}, and no ledger is kept there.`,
    remedy: ({ path }) =>
      `Remove ${path}, from the commit too when it is in it, or correct \`record.ledger\` in promote.yaml.`,
  }),
  "ledger/committed": words<{ path: string }>({
    message: ({ path }) =>
      `${path} is part of the commit, and so is what whoever wrote the candidate wants it to be.`,
    remedy: ({ path }) =>
      `Run \`git rm --cached ${path}\`, commit, and keep the ledger where only the runs write to it.`,
  }),
  "ledger/truncated": words<{ path: string; entries: number; size: number }>({
    message: ({ path, entries, size }) =>
      `${path} has ${entries} of the ${size} entries that its head counts: its end was cut off.`,
    remedy: ({ path }) =>
      `Bring ${path} and the file of its head back from where they are kept; nothing is appended to a ledger that lost entries.`,
  }),
  "ledger/broken": words<{ path: string; problem: string }>({
    message: ({ path, problem }) => `The ledger ${path} is not what was written: ${problem}`,
    remedy: ({ path }) =>
      `Run \`promote ledger verify --ledger ${path}\`, and bring the file back from where it is kept.`,
  }),
  "ledger/head-unusable": words<{ path: string }>({
    message: ({ path }) => `${path} is not a ledger's head as promote writes it.`,
    remedy: () =>
      "Bring the file back from where it is kept; removed, it is made anew from the entries, and no longer tells whether some were cut off.",
  }),
};
