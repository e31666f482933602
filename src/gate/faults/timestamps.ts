import { words } from "./fault-words.ts";

/** Timestamps of RFC 3161 over the signatures of records, and the authorities that make them. */
export const timestampFaults = {
  "signing/timestamp-refused": words<{ url: string; reason: string }>({
    message: ({ url, reason }) => `The timestamp authority at ${url} gave no timestamp: ${reason}.`,
    remedy: () =>
      "Correct --tsa or `record.timestampAuthority`; it is the whole URL that takes RFC 3161 queries.",
  }),
  "signing/timestamp-unsupported": words<{ mode: string }>({
    message: ({ mode }) =>
      `Records signed in the mode ${mode} carry no timestamp, and one is asked for.`,
    remedy: () => "Leave out --tsa and `record.timestampAuthority`, or sign with `--sign key`.",
  }),
  "signing/tsa-certificate-missing": words<{ path: string }>({
    message: ({ path }) => `The file of timestamp authorities ${path} does not exist.`,
    remedy: () => "Correct the path given with --tsa-certificate.",
  }),
  "signing/tsa-certificate-unsuitable": words<{ path: string; found: string }>({
    message: ({ path, found }) => `${path} holds ${found}.`,
    remedy: () =>
      "Give the authority's certificate and those above it up to the root in PEM, in this order, or a Sigstore trusted_root.json.",
  }),
};
