import { closureTextOf } from "./closure-text.ts";
import { compareContent } from "./compare-content.ts";
import { memberOf, membersOf } from "./document.ts";
import type { OperationPair } from "./operation-pair.ts";
import { type Parameter, parametersOf } from "./operations.ts";

/** Compares the parameters of an operation, its path's among them. */
export function compareParameters(pair: OperationPair): void {
  const mine = parametersOf(pair.before.document, pair.before.operation);
  const theirs = parametersOf(pair.after.document, pair.after.operation);
  for (const [key, parameter] of mine) {
    const other = theirs.get(key);
    const { pointer, label } = parameter;
    if (other !== undefined) compareParameter(pair, parameter, other);
    else pair.tell({ kind: "request-parameter-removed", pointer }, `parameter ${label}`);
  }
  for (const [key, { node, pointer, label }] of theirs) {
    const other = mine.get(key);
    const wasRequired = memberOf(other?.node, "required") === true;
    if (memberOf(node, "required") !== true || wasRequired) continue;
    const isNew = other === undefined;
    pair.tell({ kind: "request-parameter-became-required", pointer, isNew }, `parameter ${label}`);
  }
}

function compareParameter(pair: OperationPair, mine: Parameter, other: Parameter): void {
  const place = `parameter ${other.label}`;
  const pointer = `${other.pointer}/schema`;
  const hasContent = membersOf(memberOf(mine.node, "content")).length > 0;
  if (hasContent !== membersOf(memberOf(other.node, "content")).length > 0) {
    const words = (isContent: boolean) => (isContent ? "content" : "schema");
    const texts = { before: words(hasContent), after: words(!hasContent) };
    pair.tell(
      { kind: "unmodelled", construct: "content", pointer: other.pointer, ...texts },
      place,
    );
  } else if (hasContent) compareContent(pair, mine, other, { place, flow: "parameter" });
  else {
    pair.schemas.compare(
      pair.before.schemas.schemaAt(memberOf(mine.node, "schema"), `${mine.pointer}/schema`),
      pair.after.schemas.schemaAt(memberOf(other.node, "schema"), pointer),
      { operation: pair.after.operation.name, place, flow: "parameter", pointer },
    );
  }
  compareSerialisation(pair, mine, other, place);
}

/** How a parameter or header is written on the wire. A value that may be empty or reserved may also be another. */
function compareSerialisation(
  pair: OperationPair,
  mine: Parameter,
  other: Parameter,
  place: string,
) {
  const old = serialisationOf(pair, mine);
  const now = serialisationOf(pair, other);
  for (const [construct, before] of old) {
    const after = now.get(construct) ?? null;
    const isWidened = construct.startsWith("allow") && after === "true";
    if (before !== after && !isWidened)
      pair.tell({ kind: "unmodelled", construct, pointer: other.pointer, before, after }, place);
  }
}

function serialisationOf({ before }: OperationPair, { node, place }: Parameter) {
  const ownStyle = memberOf(node, "style");
  const style = ownStyle ?? (place === "query" || place === "cookie" ? "form" : "simple");
  const explode = memberOf(node, "explode") ?? style === "form";
  const text = (value: Parameters<typeof closureTextOf>[1]) =>
    closureTextOf(before.document, value);
  return new Map([
    ["style", text(style)],
    ["explode", text(explode)],
    ["allowReserved", text(memberOf(node, "allowReserved") ?? false)],
    ["allowEmptyValue", text(memberOf(node, "allowEmptyValue") ?? false)],
  ]);
}
