import { words } from "./fault-words.ts";

/** `promote demo`: preparing the example. */
export const demoFaults = {
  "demo/not-prepared": words<{ step: string; reason: string }>({
    message: ({ step, reason }) => `The demo could not be prepared: ${step} failed (${reason}).`,
    remedy: () => "Fix what the lines above report, then run `promote demo` again.",
  }),
};
