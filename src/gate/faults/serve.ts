import { words } from "./fault-words.ts";

/** `promote serve`. */
export const serveFaults = {
  "serve/not-migrated": words<object>({
    message: () => "The database has no ledger: the tables of promote are not there.",
    remedy: () => "Run `promote ledger migrate` against it, then serve again.",
  }),
  "serve/address-unusable": words<{ address: string; reason: string }>({
    message: ({ address, reason }) => `Nothing can be served at ${address}: ${reason}.`,
    remedy: () => "Choose another address or port with --host and --port, or end what is there.",
  }),
};
