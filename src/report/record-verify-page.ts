import { predicateType } from "../record/promotion-record.ts";

/** The files of an exported record, by name in their folder; null for those that are not there. */
export type ExportedFiles = {
  readonly bundle: string | null;
  readonly dsse: string | null;
  readonly manifest: string | null;
  /** Of a record signed with an SSH key, and the line with which ssh-keygen verifies it. */
  readonly ssh: { readonly statement: string; readonly command: string } | null;
};

/** Who may sign, as the reader has it: a public key, or a file of those who may sign with SSH keys. */
const trustOf = {
  key: "--key PUBLIC.pem",
  ssh: "--allowed-signers ALLOWED_SIGNERS --identity PRINCIPAL",
} as const;

/** The page beside an exported record: how a stranger verifies it, with this program and with others. */
export function recordVerifyPage({ bundle, dsse, manifest, ssh }: ExportedFiles): string {
  const record = bundle ?? dsse ?? ssh?.statement ?? null;
  const parts = [
    "# How to verify this record",
    "Nothing in this folder proves itself. You need two things that must not come from it: the **public key** of whoever signs records, got from them by another way (`PUBLIC.pem` or `ALLOWED_SIGNERS` below), and the **commit and environment** you are about to promote.",
    ...(record === null
      ? ["There is no signed record here: the run was unsigned, and its statement proves nothing."]
      : [promotePart(record, record === ssh?.statement ? trustOf.ssh : trustOf.key)]),
    ...(bundle === null || manifest === null ? [] : [cosignPart(bundle, manifest)]),
    ...(dsse === null ? [] : [opensslPart(dsse)]),
    ...(ssh === null ? [] : [sshPart(ssh.command)]),
    "The files whose names end in `.facts.json` are what single checks saw. The record names each by the SHA-256 of its bytes (`factsDigest`): `sha256sum *.facts.json`.",
  ];
  return `${parts.join("\n\n")}\n`;
}

function promotePart(record: string, trust: string): string {
  return [
    "## With promote",
    "This is the whole verification: signature, key, commit, environment, outcome, times, and the manifest.",
    fenced(
      `promote verify ${record} --commit COMMIT --environment ENVIRONMENT --repository REPOSITORY ${trust}`,
    ),
    "Exit code 0 means that the record authorises exactly this promotion; anything else means no.",
  ].join("\n\n");
}

function cosignPart(bundle: string, manifest: string): string {
  return [
    "## With cosign (3.x)",
    "This says that the key signed a record about this manifest, offline. It does not say what the run came to: read `outcome` in the payload, and only `cleared` authorises anything.",
    fenced(
      [
        "cosign verify-blob-attestation --key PUBLIC.pem \\",
        `  --bundle ${bundle} --insecure-ignore-tlog \\`,
        `  --type ${predicateType} \\`,
        `  ${manifest}`,
      ].join("\n"),
    ),
  ].join("\n\n");
}

function opensslPart(dsse: string): string {
  return [
    "## With openssl (3.x) and jq",
    "The signature is over the DSSE pre-authentication encoding: `DSSEv1`, the length and text of the type, the length and bytes of the payload. This too is the signature alone.",
    fenced(
      [
        `jq -j .payload ${dsse} | base64 -d > payload.json`,
        `jq -j '.signatures[0].sig' ${dsse} | base64 -d > signature.bin`,
        `type=$(jq -j .payloadType ${dsse})`,
        `{ printf 'DSSEv1 %d %s %d ' "\${#type}" "$type" "$(wc -c < payload.json)"; cat payload.json; } > pae.bin`,
        "# a key of Ed25519:",
        "openssl pkeyutl -verify -pubin -inkey PUBLIC.pem -rawin -in pae.bin -sigfile signature.bin",
        "# a key of ECDSA P-256:",
        "openssl dgst -sha256 -verify PUBLIC.pem -signature signature.bin pae.bin",
      ].join("\n"),
    ),
  ].join("\n\n");
}

function sshPart(command: string): string {
  return [
    "## With ssh-keygen",
    "This says that the key signed this statement, and nothing more: read `outcome` in it, and only `cleared` authorises anything.",
    fenced(command),
  ].join("\n\n");
}

function fenced(text: string): string {
  return `\`\`\`sh\n${text}\n\`\`\``;
}
