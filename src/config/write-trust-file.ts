import { type Document, isMap, isScalar, isSeq, parseDocument, Scalar, YAMLMap } from "yaml";

/** How one key of a trust file gives way to another. */
export type Rotation = {
  /** Which of the keys, from 0. */
  readonly index: number;
  readonly name: string;
  /** What is said of it from now on; nothing when all of it is said already. */
  readonly end: { readonly validUntil: string } | { readonly revoked: Revocation } | undefined;
  /** Its text, where it stood in a file that the new key takes. */
  readonly publicKey: string | undefined;
  readonly added: {
    readonly name: string;
    readonly person: string | undefined;
    readonly publicKey: string;
    readonly validFrom: string;
  };
};

type Revocation = { readonly at: string; readonly reason: string };

/**
 * The text of a trust file after a rotation: the old key ends, the new one stands behind it and in every list that
 * has the old one. Comments and the order of what is there stay. `text` must be free of problems; undefined when the
 * key is written in a way that cannot be changed in place.
 */
export function withRotation(text: string, rotation: Rotation): string | undefined {
  const document = parseDocument(text);
  const keys = document.get("keys", true);
  const old = isSeq(keys) ? keys.items[rotation.index] : undefined;
  if (!isSeq(keys) || !isMap(old)) return undefined;
  endKey(document, old, rotation);
  const { name, person, publicKey, validFrom } = rotation.added;
  const added = new YAMLMap();
  const members = { name, person, publicKey: literal(publicKey), validFrom };
  for (const [member, value] of Object.entries(members)) {
    if (value !== undefined) added.set(member, value);
  }
  keys.items.splice(rotation.index + 1, 0, added);
  addToLists(document, rotation.name, name);
  return document.toString({ lineWidth: 0 });
}

function endKey(document: Document, old: YAMLMap, { end, publicKey }: Rotation): void {
  for (const [member, value] of Object.entries(end ?? {})) {
    old.set(member, document.createNode(value));
  }
  if (publicKey === undefined) return;
  old.flow = false;
  old.set("publicKey", literal(publicKey));
}

function addToLists(document: Document, old: string, name: string): void {
  const environments = document.get("environments", true);
  if (!isMap(environments)) return;
  for (const { value } of environments.items) {
    const signers = isMap(value) ? value.get("signers", true) : undefined;
    if (!isSeq(signers)) continue;
    const has = (wanted: string) =>
      signers.items.some((item) => isScalar(item) && item.value === wanted);
    if (has(old) && !has(name)) signers.add(document.createNode(name));
  }
}

function literal(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.BLOCK_LITERAL;
  return scalar;
}
