import type { RuleSet } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { securityAlternativeRemoved } from "./security-alternative-removed.ts";
import { securityRequired } from "./security-required.ts";
import { securitySchemeChanged } from "./security-scheme-changed.ts";
import { securityScopeAdded } from "./security-scope-added.ts";

/** What happened to how clients authenticate. */
export const securityRules = {
  "security-required": securityRequired,
  "security-alternative-removed": securityAlternativeRemoved,
  "security-scope-added": securityScopeAdded,
  "security-scheme-changed": securitySchemeChanged,
} satisfies RuleSet<ApiChange>;
