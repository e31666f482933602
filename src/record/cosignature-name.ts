/** What a co-signature of a record adds to its name: whose it is, as 12 hex digits of the key's hint. */
export function cosignatureNameOf(stem: string, { hint }: { readonly hint: string }): string {
  return `${stem}.cosigned-${Buffer.from(hint, "base64").toString("hex").slice(0, 12)}`;
}
