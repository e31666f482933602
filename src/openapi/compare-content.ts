import { closureTextOf } from "./closure-text.ts";
import { memberOf, membersOf } from "./document.ts";
import type { OperationPair } from "./operation-pair.ts";
import { pointerOf } from "./pointer.ts";
import type { Located } from "./references.ts";
import type { Flow } from "./shape-pair.ts";

type Use = { readonly place: string; readonly flow: Flow };

/** Compares the `content` of two bodies by media type. A range of the new one takes what fits into it. */
export function compareContent(
  pair: OperationPair,
  before: Located,
  after: Located,
  use: Use,
): void {
  const theirs = mediaTypesOf(after);
  for (const [mediaType, mine] of mediaTypesOf(before)) {
    const other = theirs.get(mediaType) ?? rangeFor(mediaType, theirs, use.flow);
    if (other === undefined) tellRemoved(pair, mediaType, mine, use);
    else compareMedia(pair, mine, other, use);
  }
}

function compareMedia(pair: OperationPair, mine: Located, other: Located, { place, flow }: Use) {
  const pointer = `${other.pointer}/schema`;
  pair.schemas.compare(
    pair.before.schemas.schemaAt(memberOf(mine.node, "schema"), `${mine.pointer}/schema`),
    pair.after.schemas.schemaAt(memberOf(other.node, "schema"), pointer),
    { operation: pair.after.operation.name, place, flow, pointer },
  );
  for (const construct of ["encoding", "itemSchema", "itemEncoding", "prefixEncoding"]) {
    const old = memberOf(mine.node, construct);
    const now = memberOf(other.node, construct);
    const before = old === undefined ? null : closureTextOf(pair.before.document, old, "names");
    const after = now === undefined ? null : closureTextOf(pair.after.document, now, "names");
    if (before !== after)
      pair.tell({ kind: "unmodelled", construct, pointer: other.pointer, before, after }, place);
  }
}

function tellRemoved(pair: OperationPair, mediaType: string, { pointer }: Located, use: Use): void {
  const kind =
    use.flow === "response" ? "response-media-type-removed" : "request-media-type-removed";
  pair.tell({ kind, pointer, mediaType }, use.place);
}

/** Media types without parameters and in lower case, as HTTP compares them. */
function mediaTypesOf({ node, pointer }: Located): ReadonlyMap<string, Located> {
  const found = new Map<string, Located>();
  for (const [name, value] of membersOf(memberOf(node, "content"))) {
    const mediaType = (name.split(";")[0] ?? name).trim().toLowerCase();
    const at = pointer + pointerOf(["content", name]);
    found.set(mediaType, { node: Object.fromEntries(membersOf(value)), pointer: at });
  }
  return found;
}

/** The range of a request body that takes a media type; a response must name its own. */
function rangeFor(mediaType: string, offered: ReadonlyMap<string, Located>, flow: Flow) {
  if (flow === "response") return undefined;
  return offered.get(mediaType.replace(/\/.*$/, "/*")) ?? offered.get("*/*");
}
