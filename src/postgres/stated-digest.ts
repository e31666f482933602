/**
 * The version of the schema model whose digest a header states. It counts up whenever the same dump comes to another
 * model: a digest of another version says nothing about this one.
 */
const modelVersion = 1;

/** A digest of the schema model as a header states it: `v1 sha256:HEX`. */
export function digestWordsOf(digest: string): string {
  return `v${modelVersion} sha256:${digest}`;
}

/** Whether a stated digest is that of a schema; "incomparable" when it is of another version of the model. */
export function compareDigest(
  stated: string,
  digest: string,
): "same" | "different" | "incomparable" {
  if (stated === digestWordsOf(digest)) return "same";
  const form = /^(?:v(\d+) )?sha256:[0-9a-f]{64}$/.exec(stated);
  const isOfOurs = form === null || form[1] === String(modelVersion);
  return isOfOurs ? "different" : "incomparable";
}
