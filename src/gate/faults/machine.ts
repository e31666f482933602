import { words } from "./fault-words.ts";

/** Files, processes and network of the machine the gate runs on. */
export const machineFaults = {
  "file/unreadable": words<{ path: string; reason: string }>({
    message: ({ path, reason }) => `${path} cannot be read: ${reason}.`,
    remedy: ({ path }) => `Make ${path} readable for the user who runs promote.`,
  }),
  "file/unwritable": words<{ path: string; reason: string }>({
    message: ({ path, reason }) => `${path} cannot be written: ${reason}.`,
    remedy: ({ path }) => `Free space or fix the permissions of ${path}, then run again.`,
  }),
  "file/not-text": words<{ path: string }>({
    message: ({ path }) => `${path} is not valid UTF-8 text.`,
    remedy: ({ path }) => `Save ${path} as UTF-8.`,
  }),
  "process/not-found": words<{ program: string; cwd: string }>({
    message: ({ program }) => `The program ${program} is not installed, or not in PATH.`,
    remedy: ({ program, cwd }) =>
      `Install ${program}, or correct the command; it is started in ${cwd}.`,
  }),
  "process/folder-missing": words<{ program: string; cwd: string }>({
    message: ({ program, cwd }) => `${program} was to be started in ${cwd}, which does not exist.`,
    remedy: () => "Correct `root` in promote.yaml, or the folder the command names.",
  }),
  "process/not-started": words<{ program: string; reason: string }>({
    message: ({ program, reason }) => `${program} could not be started: ${reason}.`,
    remedy: ({ program }) => `Run ${program} by hand in the same folder and fix what it reports.`,
  }),
  "process/time-limit": words<{ command: string; limitMs: number }>({
    message: ({ command, limitMs }) =>
      `\`${command}\` was still running after ${limitMs / 1000} s and was ended.`,
    remedy: () => "Find out why it hangs, or raise `timeout` of the check in promote.yaml.",
  }),
  "process/too-much-output": words<{ command: string; bytes: number }>({
    message: ({ command, bytes }) => `\`${command}\` wrote more than ${bytes} bytes and was ended.`,
    remedy: ({ command }) => `Make \`${command}\` print less.`,
  }),
  "http/time-limit": words<{ url: string; limitMs: number }>({
    message: ({ url, limitMs }) => `${url} gave no whole answer within ${limitMs / 1000} s.`,
    remedy: ({ url }) => `Find out why ${url} is slow, or raise \`timeout\` of what asks it.`,
  }),
  "http/untrusted": words<{ url: string; reason: string }>({
    message: ({ url, reason }) => `No trusted connection to ${url} can be made: ${reason}.`,
    remedy: ({ url }) =>
      `Give ${url} a certificate that this machine trusts, or name its authority in NODE_EXTRA_CA_CERTS.`,
  }),
  "http/answer-too-large": words<{ url: string; bytes: number }>({
    message: ({ url, bytes }) =>
      `${url} answers with more than ${bytes} bytes, which is too much to read.`,
    remedy: () => "Ask an address that says less, or assert nothing of its answer.",
  }),
  "http/no-answer": words<{ url: string; reason: string }>({
    message: ({ url, reason }) => `${url} gave no answer: ${reason}.`,
    remedy: ({ url }) => `Check that ${url} is reachable from this machine, then run again.`,
  }),
};
