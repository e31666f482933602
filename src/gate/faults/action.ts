import { words } from "./fault-words.ts";

/** The workflow run that the GitHub Action is part of. */
export const actionFaults = {
  "action/other-commit": words<{ head: string; expected: string; event: string }>({
    message: ({ head, expected, event }) =>
      `The workspace has commit ${head} checked out, and the ${event} event is about ${expected}.`,
    remedy: () =>
      "Let `actions/checkout` check out what the event is about: leave its `ref` out, or give the head commit of the pull request.",
  }),
  "action/head-moved": words<{ before: string; now: string; where: string }>({
    message: ({ before, now, where }) =>
      `${where} moved from ${before} to ${now} while the checks ran, so nothing was signed.`,
    remedy: () => "Let the run of the newer commit decide, or run the workflow again.",
  }),
  "action/base-missing": words<{ commit: string }>({
    message: ({ commit }) =>
      `Commit ${commit}, whose configuration counts, is not in this clone and could not be fetched.`,
    remedy: () =>
      "Give `actions/checkout` the input `fetch-depth: 0`, so that the clone has the whole history.",
  }),
};
