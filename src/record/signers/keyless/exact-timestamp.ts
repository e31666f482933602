import { type DerElement, derTags, isDer, readDer, readWithin } from "./der.ts";

const signedDataId = "2a864886f70d010702";
const contentTag = 0xa0;
const noCertificates = "a000";
/** ECDSA with SHA-256, SHA-384 and SHA-512; verifiers take a name they do not know for the first. */
const signatureAlgorithms = ["02", "03", "04"].map((last) => `06082a8648ce3d0403${last}`);

/**
 * Whether a time-stamp response (RFC 3161) is a granted one that holds nothing beside what its signature covers and
 * the frame around that: no certificates, no unsigned attributes, one signer, one digest algorithm named alike.
 */
export function isExactTimestamp(der: Uint8Array): boolean {
  if (!isDer(der)) return false;
  const [status, token, ...more] = readWithin(derTags.sequence, der) ?? [];
  if (status === undefined || token?.tag !== derTags.sequence || more.length > 0) return false;
  if (Buffer.from(status.bytes).toString("hex") !== "3003020100") return false;
  const [id, wrapped, ...rest] = readDer(token.content) ?? [];
  if (id?.tag !== derTags.objectId || wrapped?.tag !== contentTag || rest.length > 0) return false;
  if (Buffer.from(id.content).toString("hex") !== signedDataId) return false;
  return isExactSignedData(readWithin(derTags.sequence, wrapped.content) ?? []);
}

/** https://www.rfc-editor.org/rfc/rfc5652#section-5.1; some authorities write version 1 where 3 is asked for. */
function isExactSignedData(parts: readonly DerElement[]): boolean {
  const [version, digests, encapsulated, ...last] = parts;
  const [signers, ...more] = last.filter((part, at) => at > 0 || hexOf(part) !== noCertificates);
  if (version === undefined || digests === undefined || signers === undefined) return false;
  if (more.length > 0 || !["020101", "020103"].includes(hexOf(version))) return false;
  if (digests.tag !== derTags.set || signers.tag !== derTags.set) return false;
  const [id, content, ...rest] =
    encapsulated?.tag === derTags.sequence ? partsOf(encapsulated) : [];
  if (id?.tag !== derTags.objectId || content?.tag !== contentTag || rest.length > 0) return false;
  if (!holdsOneSequence(content)) return false;
  const [signer, ...others] = partsOf(signers);
  if (signer?.tag !== derTags.sequence || others.length > 0) return false;
  return isExactSigner(partsOf(signer), digests);
}

/** What the authority's digest is over is the sequence in the octet string, and not the string. */
function holdsOneSequence({ content }: DerElement): boolean {
  const [info, ...more] = readWithin(derTags.octetString, content) ?? [];
  return info?.tag === derTags.sequence && more.length === 0 && isDer(info.bytes);
}

/** https://www.rfc-editor.org/rfc/rfc5652#section-5.3 */
function isExactSigner(parts: readonly DerElement[], digests: DerElement): boolean {
  const [version, id, digest, , algorithm] = parts;
  const issuerAndSerial = [derTags.sequence, derTags.integer];
  const tags = [
    ...[derTags.integer, derTags.sequence, derTags.sequence],
    ...[contentTag, derTags.sequence, derTags.octetString],
  ];
  return (
    version !== undefined &&
    id !== undefined &&
    digest !== undefined &&
    algorithm !== undefined &&
    parts.map(({ tag }) => tag).join() === tags.join() &&
    hexOf(version) === "020101" &&
    partsOf(id)
      .map(({ tag }) => tag)
      .join() === issuerAndSerial.join() &&
    signatureAlgorithms.includes(Buffer.from(algorithm.content).toString("hex")) &&
    Buffer.compare(digests.content, digest.bytes) === 0
  );
}

function partsOf({ content }: DerElement): readonly DerElement[] {
  return readDer(content) ?? [];
}

function hexOf({ bytes }: DerElement): string {
  return Buffer.from(bytes).toString("hex");
}
