import type { RuleSet } from "../../../../../gate/rule.ts";
import type { CommandFacts } from "../facts.ts";
import { commandExitCodeUnexpected } from "./command-exit-code-unexpected.ts";
import { commandKilled } from "./command-killed.ts";
import { commandOutputUnexpected } from "./command-output-unexpected.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const commandRules = {
  "command-killed": commandKilled,
  "command-exit-code-unexpected": commandExitCodeUnexpected,
  "command-output-unexpected": commandOutputUnexpected,
} satisfies RuleSet<CommandFacts>;
