import type { OpenapiMatchFacts } from "./facts.ts";

/** How to bring the committed document up to date, with the command that does it. */
export function refreshOf({
  document,
  command,
  output,
}: Pick<OpenapiMatchFacts, "document" | "command" | "output">): string {
  if (output === "stdout") return `Run \`${command} > ${document}\`, review and commit it.`;
  if (output === document) return `Run \`${command}\`, review and commit ${document}.`;
  return `Run \`${command}\`, copy ${output} to ${document}, review and commit it.`;
}
