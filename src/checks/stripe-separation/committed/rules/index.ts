import type { RuleSet } from "../../../../gate/rule.ts";
import type { CommittedKey } from "../facts.ts";
import { liveKeyCommitted } from "./live-key-committed.ts";
import { livePublishableKeyCommitted } from "./live-publishable-key-committed.ts";

/** Rules on keys that are committed. */
export const committedRules = {
  "live-key-committed": liveKeyCommitted,
  "live-publishable-key-committed": livePublishableKeyCommitted,
} satisfies RuleSet<CommittedKey>;
