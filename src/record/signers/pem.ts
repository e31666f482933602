/** What a block of PEM (RFC 7468) says it holds, or why the text is not one. */
export type PemBlock =
  | { readonly kind: "block"; readonly label: string }
  | { readonly kind: "malformed"; readonly reason: string };

/** Reads a text that is exactly one PEM block, white space around it aside. */
export function readPem(text: string): PemBlock {
  const trimmed = text.trim();
  const label = /^-----BEGIN ([A-Z0-9 ]{1,40})-----/.exec(trimmed)?.[1];
  if (label === undefined) return malformed("it does not start with a PEM line -----BEGIN …-----");
  const end = `-----END ${label}-----`;
  if (!trimmed.endsWith(end)) return malformed(`it does not end with ${end}`);
  const body = trimmed.slice(`-----BEGIN ${label}-----`.length, -end.length);
  if (body.includes("\\n")) return malformed("its line breaks are written as \\n");
  if (body.includes("-----BEGIN")) return malformed("it has more than one PEM block");
  if (!/^\r?\n/.test(body) || !/\n$/.test(body)) return malformed("its line breaks are lost");
  return { kind: "block", label };
}

function malformed(reason: string): PemBlock {
  return { kind: "malformed", reason };
}

/** A PEM label in the reader's words. */
export function labelWords(label: string): string {
  return labels.get(label) ?? `a PEM block called ${label}`;
}

const labels: ReadonlyMap<string, string> = new Map([
  ["PRIVATE KEY", "a private key"],
  ["ENCRYPTED PRIVATE KEY", "an encrypted private key"],
  ["RSA PRIVATE KEY", "an RSA private key"],
  ["EC PRIVATE KEY", "an ECDSA private key in SEC 1 form"],
  ["OPENSSH PRIVATE KEY", "a private key in OpenSSH form"],
  ["PUBLIC KEY", "a public key"],
  ["RSA PUBLIC KEY", "an RSA public key"],
  ["CERTIFICATE", "a certificate"],
]);
