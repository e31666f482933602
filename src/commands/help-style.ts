import type { Argument, Command, HelpConfiguration } from "commander";

/** What a first reader of `promote --help` types next. */
export const firstSteps = `
Begin with \`promote demo\`; in a repository of your own with \`promote init\`.`;

/** A command is its name and its arguments, so that a list of commands fits into 80 columns. */
export const helpStyle: HelpConfiguration = { subcommandTerm: commandTerm };

/** A command as it is called: `waive <fingerprint>`. */
export function commandTerm(command: Command): string {
  return [command.name(), ...command.registeredArguments.map(argumentTerm)].join(" ");
}

/** An argument as it stands in a call: in brackets when it may be left out. */
export function argumentTerm(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
}

/** Has every command tell what has to be given apart from what may be, and each error name that command's help. */
export function nameHelp(command: Command, path = command.name()): void {
  command.showHelpAfterError(`(${path} --help tells what there is)`);
  for (const option of command.options) if (option.mandatory) option.helpGroup("Required:");
  for (const each of command.commands) nameHelp(each, `${path} ${each.name()}`);
}
