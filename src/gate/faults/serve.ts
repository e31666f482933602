import { words } from "./fault-words.ts";

/** `promote serve`. */
export const serveFaults = {
  "serve/address-unusable": words<{ address: string; reason: string }>({
    message: ({ address, reason }) => `Nothing can be served at ${address}: ${reason}.`,
    remedy: () => "Choose another address or port with --host and --port, or end what is there.",
  }),
};
