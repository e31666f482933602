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
  "serve/token-required": words<{ address: string }>({
    message: ({ address }) =>
      `${address} can be reached from other machines, and whoever reaches it would read the ledger.`,
    remedy: () => "Name a token with --token env:NAME, or serve at 127.0.0.1.",
  }),
  "serve/token-weak": words<{ variable: string }>({
    message: ({ variable }) =>
      `${variable} is no token: it needs 32 characters or more of letters, digits and -._~+/=.`,
    remedy: ({ variable }) =>
      `Set ${variable} to a random one, as \`openssl rand -hex 32\` prints it.`,
  }),
};
