import type { ItemKind } from "../item-kind.ts";
import type { CommandFacts } from "./facts.ts";
import { commandRules } from "./rules/index.ts";

/** A command of the project that has to end, and to speak, as the checklist says. */
export const command: ItemKind<CommandFacts> = {
  rules: commandRules,
  evidence: ({ command: run, exitCode, output }) => ({
    values: { command: run, exitCode, output: output === null ? null : output.how },
  }),
};
