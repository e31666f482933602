/** Who stands behind a signer, for counting; letters in capitals make no other person. */
export function personOf(signer: {
  readonly name: string;
  readonly person?: string | undefined;
}): string {
  return (signer.person ?? signer.name).normalize("NFKC").toLowerCase();
}
