import type { DocumentMatch } from "./facts.ts";

/** How to bring the committed document up to date, with the command that does it. */
export function refreshOf({
  document,
  command,
}: Pick<DocumentMatch, "document" | "command">): string {
  return `Run \`promote openapi write\`, which runs \`${command}\`; review and commit ${document}.`;
}
