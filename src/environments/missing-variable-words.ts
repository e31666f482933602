const places = "a suffix, a dotenv file or a list of `sources`";

/** What to do where an environment lacks a variable, in general. */
export const setVariable = `Set the variable, or add the place that has it under \`environments\` in promote.yaml: ${places}.`;

/** What to do where this environment lacks a variable; `what` is what is set, "it" unless it has a name here. */
export function setVariableIn(environment: string, what = "it"): string {
  return `Set ${what} there, or add the place that has it under \`environments.${environment}\` in promote.yaml: ${places}.`;
}
