import { words } from "./fault-words.ts";

/** The run itself: limits, interruption, the environment it was given, defects. */
export const runFaults = {
  "run/check-time-limit": words<{ check: string; limitMs: number }>({
    message: ({ check, limitMs }) =>
      `${check} was not decided within its limit of ${limitMs / 1000} s.`,
    remedy: ({ check }) =>
      `Raise \`checks.${check}.timeout\` in promote.yaml, or find what is slow in the log.`,
  }),
  "run/time-limit": words<{ limitMs: number }>({
    message: ({ limitMs }) => `The whole run passed its limit of ${limitMs / 1000} s.`,
    remedy: () => "Raise `limits.run` in promote.yaml, or find what is slow in the log.",
  }),
  "run/interrupted": words<{ signal: string }>({
    message: ({ signal }) => `The run was interrupted by ${signal}.`,
    remedy: () => "Run it again; nothing was recorded.",
  }),
  "run/variable-missing": words<{ variable: string; usedFor: string }>({
    message: ({ variable, usedFor }) =>
      `The environment variable ${variable} (${usedFor}) is not set.`,
    remedy: ({ variable }) => `Set ${variable} where promote runs, then run again.`,
  }),
  "run/variable-empty": words<{ variable: string; usedFor: string }>({
    message: ({ variable, usedFor }) =>
      `The environment variable ${variable} (${usedFor}) is set and empty.`,
    remedy: ({ variable }) => `Put its value into ${variable} where promote runs, then run again.`,
  }),
  "run/variable-quoted": words<{ variable: string; usedFor: string }>({
    message: ({ variable, usedFor }) =>
      `The environment variable ${variable} (${usedFor}) has quotes around its value that are part of it.`,
    remedy: ({ variable }) =>
      `Set ${variable} without the quotes where promote runs, then run again.`,
  }),
  "run/variable-malformed": words<{ variable: string; expected: string }>({
    message: ({ variable, expected }) =>
      `The environment variable ${variable} does not hold ${expected}.`,
    remedy: ({ variable, expected }) => `Set ${variable} to ${expected}, then run again.`,
  }),
  "gate/defect": words<{ reason: string }>({
    message: ({ reason }) => `promote met a defect of its own: ${reason}`,
    remedy: () => "Report it with the log of this run; until then nothing was decided.",
  }),
};
