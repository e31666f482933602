/** The name of a shell, in a regular expression. */
export const shell = /(?:ba|z|k|da|a)?sh/.source;

/** Options of a shell or of `set`, with the words that some of them take, in a regular expression. */
export const shellOptions = /(?:[+-]\w*o\s\w+\s|[+-]\w+\s|--[a-z]+\s)*/.source;

const tracing = new RegExp(
  `^(?:set|${shell})\\s${shellOptions}-(?:[A-Za-wyz]*x[A-Za-z]*\\b|[A-Za-z]*o\\sxtrace\\b)`,
);

/** Whether a shell is told to print each command that it runs. */
export function isTraced(command: string): boolean {
  return tracing.test(command);
}
