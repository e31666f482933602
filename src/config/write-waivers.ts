import { isNode, isSeq, parseDocument, YAMLSeq } from "yaml";
import type { WaiverEntry } from "./waivers.ts";

/** What a new file starts with; the schema is the one the package brings. */
const start = `# yaml-language-server: $schema=./node_modules/promote-gate/schemas/promote-waivers.v1.json
# Exceptions to findings of the promotion checklist, each with a reason, an owner and an end.
waivers: []
`;

/**
 * The text of a waivers file with entries added at its end; comments, line breaks and the order of what is there stay.
 * `text` must be free of problems; undefined starts a new file.
 */
export function withWaivers(text: string | undefined, added: readonly WaiverEntry[]): string {
  const document = parseDocument(text ?? start);
  const found = document.get("waivers", true);
  const list = isSeq(found) ? found : new YAMLSeq();
  if (list !== found) {
    list.commentBefore = commentsOf(found) ?? null;
    document.set("waivers", list);
  }
  if (list.items.length === 0) list.flow = false;
  for (const { fingerprint, rule, subject, reason, owner, until } of added) {
    list.add(document.createNode({ fingerprint, rule, subject, reason, owner, until }));
  }
  const written = document.toString({ lineWidth: 0 });
  return text?.includes("\r\n") === true ? written.replaceAll(/\r?\n/g, "\r\n") : written;
}

/** What stands beside and below a list that is not there yet. */
function commentsOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  const comments = [node.commentBefore, node.comment].filter((one) => typeof one === "string");
  return comments.length === 0 ? undefined : comments.join("\n");
}
