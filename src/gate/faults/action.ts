import { words } from "./fault-words.ts";

/** The workflow run that the GitHub Action is part of. */
export const actionFaults = {
  "action/other-commit": words<{ head: string; expected: string; event: string }>({
    message: ({ head, expected, event }) =>
      `The workspace has commit ${head} checked out, and the ${event} event is about ${expected}.`,
    remedy: () =>
      "Let `actions/checkout` check out what the event is about: leave its `ref` out, or give the head commit of the pull request.",
  }),
  "action/other-version": words<{ head: string; expected: string; tag: string }>({
    message: ({ head, expected, tag }) =>
      `The tag ${tag} leads to ${expected}, and the workspace has ${head} checked out.`,
    remedy: ({ tag }) =>
      `Let \`actions/checkout\` check out ${tag}, or give the input \`version\` the tag of the commit that is checked out.`,
  }),
  "action/no-checkout": words<{ path: string }>({
    message: ({ path }) => `There is no git repository in the workspace, ${path}.`,
    remedy: () =>
      "Let a step before this one check it out: `actions/checkout` with `fetch-depth: 0` and `persist-credentials: false`.",
  }),
  "action/head-moved": words<{ before: string; now: string; where: string }>({
    message: ({ before, now, where }) =>
      `${where} moved from ${before} to ${now} while the checks ran, so nothing was signed.`,
    remedy: () => "Let the run of the newer commit decide, or run the workflow again.",
  }),
  "action/base-moved": words<{ before: string; now: string }>({
    message: ({ before, now }) =>
      `The pull request goes into ${now} now, and this run is about ${before}, so nothing was signed.`,
    remedy: () =>
      "Push to it, or close and reopen it, so that a new run goes by the new base. With `types: [opened, synchronize, reopened, edited]` that run starts by itself.",
  }),
  "action/record-replaced": words<{ file: string }>({
    message: ({ file }) =>
      `${file} is not the record that this run wrote: something has put another in its place, so nothing of it is told.`,
    remedy: () =>
      "Find the process that a check of this commit has left behind, and run the workflow again.",
  }),
  "action/base-missing": words<{ commit: string }>({
    message: ({ commit }) =>
      `Commit ${commit}, whose configuration counts, is not in this clone and could not be fetched.`,
    remedy: () =>
      "Give `actions/checkout` the input `fetch-depth: 0`, so that the clone has the whole history.",
  }),
};
