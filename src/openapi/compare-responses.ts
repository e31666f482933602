import { closureTextOf } from "./closure-text.ts";
import { compareContent } from "./compare-content.ts";
import { memberOf, membersOf } from "./document.ts";
import type { OperationPair } from "./operation-pair.ts";
import { pointerOf } from "./pointer.ts";
import { type Located, resolve } from "./references.ts";

type Responses = ReadonlyMap<string, Located>;

/**
 * Compares responses status by status: the exact status, then its range (`2XX`), then `default`.
 * An error that a service no longer answers with harms nobody; a success that it no longer gives does.
 */
export function compareResponses(pair: OperationPair): void {
  const mine = responsesOf(pair.before);
  const theirs = responsesOf(pair.after);
  for (const status of new Set([...mine.keys(), ...theirs.keys()])) {
    const before = responseFor(status, mine);
    const after = responseFor(status, theirs);
    if (before !== undefined && after !== undefined) compareResponse(pair, before, after, status);
    else if (before !== undefined && /^[123]/.test(status))
      pair.tell({ kind: "response-status-removed", pointer: before.pointer, status }, "");
  }
}

function compareResponse(
  pair: OperationPair,
  before: Located,
  after: Located,
  status: string,
): void {
  const place = `response ${status}`;
  compareContent(pair, before, after, { place, flow: "response" });
  compareHeaders(pair, before, after, place);
  compareLinks(pair, before, after, place);
}

function compareHeaders(pair: OperationPair, before: Located, after: Located, place: string): void {
  const theirs = headersOf(pair.after, after);
  for (const [key, { header, label }] of headersOf(pair.before, before)) {
    const other = theirs.get(key)?.header;
    const at = `${place} header ${label}`;
    const words = [requiredText(header), requiredText(other)] as const;
    if (other === undefined || (words[0] === "required" && words[1] === "optional")) {
      const pointer = (other ?? header).pointer;
      const texts = { before: words[0], after: words[1] };
      pair.tell({ kind: "unmodelled", construct: "header", pointer, ...texts }, at);
    }
    if (other !== undefined) compareHeader(pair, header, other, at);
  }
}

function compareHeader(pair: OperationPair, mine: Located, other: Located, place: string): void {
  const pointer = `${other.pointer}/schema`;
  pair.schemas.compare(
    pair.before.schemas.schemaAt(memberOf(mine.node, "schema"), `${mine.pointer}/schema`),
    pair.after.schemas.schemaAt(memberOf(other.node, "schema"), pointer),
    { operation: pair.after.operation.name, place, flow: "response", pointer },
  );
  compareContent(pair, mine, other, { place, flow: "response" });
  const before = String(memberOf(mine.node, "explode") ?? false);
  const after = String(memberOf(other.node, "explode") ?? false);
  if (before !== after)
    pair.tell(
      { kind: "unmodelled", construct: "explode", pointer: other.pointer, before, after },
      place,
    );
}

function compareLinks(pair: OperationPair, mine: Located, other: Located, place: string): void {
  const theirs = new Map(membersOf(memberOf(other.node, "links")));
  for (const [name, link] of membersOf(memberOf(mine.node, "links"))) {
    const now = theirs.get(name);
    const before = closureTextOf(pair.before.document, link);
    const after = now === undefined ? null : closureTextOf(pair.after.document, now);
    if (before !== after)
      pair.tell(
        { kind: "unmodelled", construct: "links", pointer: other.pointer, before, after },
        place,
      );
  }
}

function responsesOf({ document, operation }: OperationPair["before"]): Responses {
  const found = new Map<string, Located>();
  for (const [status, value] of membersOf(memberOf(operation.node, "responses"))) {
    const pointer = operation.pointer + pointerOf(["responses", status]);
    const response = resolve(document, value, pointer);
    if (response !== undefined && !status.startsWith("x-"))
      found.set(status.toUpperCase(), response);
  }
  return found;
}

function responseFor(status: string, responses: Responses): Located | undefined {
  const range = /^[1-5]/.test(status) ? `${status[0]}XX` : status;
  const isSuccess = /^[123]/.test(status);
  return (
    responses.get(status) ??
    responses.get(range) ??
    (isSuccess ? undefined : responses.get("DEFAULT"))
  );
}

/** Headers by name in lower case. `Content-Type` says nothing that `content` does not. */
function headersOf({ document }: OperationPair["before"], { node, pointer }: Located) {
  const found = new Map<string, { readonly header: Located; readonly label: string }>();
  for (const [name, value] of membersOf(memberOf(node, "headers"))) {
    const header = resolve(document, value, pointer + pointerOf(["headers", name]));
    if (header !== undefined && name.toLowerCase() !== "content-type")
      found.set(name.toLowerCase(), { header, label: name });
  }
  return found;
}

function requiredText(header: Located | undefined): string | null {
  if (header === undefined) return null;
  return memberOf(header.node, "required") === true ? "required" : "optional";
}
