import { type DerElement, derTags, isDer, readDer, readWithin } from "./der.ts";

/**
 * What a Fulcio certificate says of its holder, byte for byte; nothing of it is proven before the certificate is.
 * Extensions: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md
 */
export type SigningCertificate = {
  /** Its only subject alternative name: the URI of a workflow, or an e-mail address. */
  readonly identity: string;
  /** Who issued the token that proved the identity. */
  readonly issuer: string;
  /** Where the code was that the token was issued to, and which commit of it. */
  readonly sourceRepository: string | undefined;
  readonly sourceCommit: string | undefined;
};

const alternativeName = "551d11";
const fulcio = "2b0601040183bf3001";
const extensionIds = {
  issuerV1: `${fulcio}01`,
  issuer: `${fulcio}08`,
  sourceRepository: `${fulcio}0c`,
  sourceCommit: `${fulcio}0d`,
} as const;

/** The extensions that hold a text itself, and not DER. */
const plainTexts = new RegExp(`^${fulcio}0[1-6]$`);

const versionTag = 0xa0;
const extensionsTag = 0xa3;
const nameTags = new Set([0x81, 0x86]);

/**
 * Reads a certificate (RFC 5280). Undefined when it is not DER to the last bit, names anybody but one holder and one
 * issuer, or writes them in anything but printable ASCII: libraries drop the eighth bit, so that other letters look alike.
 */
export function readSigningCertificate(der: Uint8Array): SigningCertificate | undefined {
  const extensions = isDer(der) ? extensionsOf(der) : undefined;
  if (extensions === undefined) return undefined;
  const read = (id: string) => {
    const value = extensions.get(id);
    return value === undefined ? undefined : (utf8StringIn(value) ?? "");
  };
  const identity = identityIn(extensions.get(alternativeName));
  const issuerV1 = extensions.get(extensionIds.issuerV1);
  const older = issuerV1 === undefined ? undefined : (asciiOf(issuerV1) ?? "");
  const issuer = read(extensionIds.issuer) ?? older;
  if (identity === undefined || !issuer || (older !== undefined && older !== issuer))
    return undefined;
  const sourceRepository = read(extensionIds.sourceRepository);
  const sourceCommit = read(extensionIds.sourceCommit);
  if (sourceRepository === "" || sourceCommit === "") return undefined;
  return { identity, issuer, sourceRepository, sourceCommit };
}

/** Values of extensions by the hex digits of their object ids; undefined when one is there twice. */
function extensionsOf(der: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  const list = extensionListOf(readWithin(derTags.sequence, der));
  if (list === undefined) return undefined;
  const extensions = new Map<string, Uint8Array>();
  for (const { tag, content } of list) {
    const parts = tag === derTags.sequence ? readDer(content) : undefined;
    const [id, value] = [parts?.at(0), parts?.at(-1)];
    if (id?.tag !== derTags.objectId || value?.tag !== derTags.octetString) return undefined;
    const key = Buffer.from(id.content).toString("hex");
    if (extensions.has(key) || !(plainTexts.test(key) || isDer(value.content))) return undefined;
    extensions.set(key, value.content);
  }
  return extensions;
}

function extensionListOf(
  certificate: readonly DerElement[] | undefined,
): readonly DerElement[] | undefined {
  if (certificate?.length !== 3) return undefined;
  const [toBeSigned, algorithm, signature] = certificate;
  const parts = toBeSigned?.tag === derTags.sequence ? readDer(toBeSigned.content) : undefined;
  const signedAlgorithm = parts?.at(0)?.tag === versionTag ? parts.at(2) : undefined;
  const isFramed =
    algorithm !== undefined &&
    signedAlgorithm !== undefined &&
    Buffer.compare(algorithm.bytes, signedAlgorithm.bytes) === 0 &&
    signature?.tag === derTags.bitString &&
    signature.content[0] === 0;
  const extensions = parts?.filter(({ tag }) => tag === extensionsTag) ?? [];
  const [only] = extensions;
  return isFramed && only !== undefined && extensions.length === 1
    ? readWithin(derTags.sequence, only.content)
    : undefined;
}

function identityIn(value: Uint8Array | undefined): string | undefined {
  const names = value && readWithin(derTags.sequence, value);
  const [only] = names ?? [];
  if (only === undefined || names?.length !== 1 || !nameTags.has(only.tag)) return undefined;
  return asciiOf(only.content);
}

function utf8StringIn(value: Uint8Array): string | undefined {
  const elements = readDer(value);
  const [only] = elements ?? [];
  return elements?.length === 1 && only?.tag === derTags.utf8String
    ? asciiOf(only.content)
    : undefined;
}

function asciiOf(bytes: Uint8Array): string | undefined {
  const isPrintable = bytes.length > 0 && bytes.every((byte) => byte > 0x20 && byte < 0x7f);
  return isPrintable ? Buffer.from(bytes).toString("latin1") : undefined;
}
