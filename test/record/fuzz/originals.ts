import { buildRecord } from "../../../src/record/build-record.ts";
import { sealStatement } from "../../../src/record/envelope.ts";
import type { Signer } from "../../../src/record/signers/signer.ts";
import type { Trust } from "../../../src/record/trust.ts";
import { verifyRecord } from "../../../src/record/verify-record.ts";
import {
  blocked,
  content,
  ed25519,
  expectation,
  p256,
  requestOf,
  shortlyAfter,
  switchedOff,
} from "../sample-run.ts";

/** A record as it was signed. */
export type Original = {
  readonly bundle: string;
  readonly dsse: string;
  readonly manifest: string;
  readonly statement: string;
  readonly signature: string;
  readonly hint: string;
};

async function originalOf(signer: Signer, changes = {}): Promise<Original> {
  const { statement, manifest } = buildRecord(requestOf(changes));
  const { bundle, dsse } = await sealStatement(statement, signer);
  const signature: string = JSON.parse(dsse).signatures[0].sig;
  return {
    bundle,
    dsse,
    manifest: manifest.text,
    statement,
    signature,
    hint: signer.publicKey.hint,
  };
}

/** Four records of the same commit: two to clear it by one key, one by another, and a blocked one. */
export const originals: readonly [Original, ...Original[]] = [
  await originalOf(ed25519),
  await originalOf(ed25519, { recordId: "019a9f5e-6b00-7cc3-98c4-dc0c0c073990" }),
  await originalOf(p256, { recordId: "019a9f5e-6b00-7cc3-98c4-dc0c0c073991" }),
  await originalOf(ed25519, { results: [blocked, switchedOff] }),
];

const trust: Trust = {
  signers: [
    { kind: "key", name: "the Ed25519 key", key: ed25519.publicKey },
    { kind: "key", name: "the P-256 key", key: p256.publicKey },
  ],
  threshold: { signers: 1, people: 1 },
  now: shortlyAfter,
};

/** The files of a record as somebody hands them over. */
export type Handed = {
  readonly record: Uint8Array;
  readonly manifest: Uint8Array;
  readonly siblings: {
    readonly bundle?: Uint8Array | undefined;
    readonly dsse?: Uint8Array | undefined;
  };
};

/** Whether verification accepts the files; it throws at nothing. */
export function isAccepted({ record, manifest, siblings }: Handed): boolean {
  const { bundle, dsse } = siblings;
  const files = {
    record: content(record),
    manifest: content(manifest),
    siblings: {
      ...(bundle === undefined ? {} : { bundle: content(bundle) }),
      ...(dsse === undefined ? {} : { dsse: content(dsse) }),
    },
  };
  return verifyRecord(files, expectation, trust).kind === "accepted";
}

/** Whether the files are those of one cleared record, byte for byte: what alone may be accepted. */
export function isUnaltered({ record, manifest, siblings }: Handed): boolean {
  return originals.slice(0, 3).some((original) => {
    const is = (bytes: Uint8Array | undefined, text: string) =>
      bytes === undefined || Buffer.from(text).equals(bytes);
    return (
      [original.bundle, original.dsse].some((text) => is(record, text)) &&
      is(manifest, original.manifest) &&
      is(siblings.bundle, original.bundle) &&
      is(siblings.dsse, original.dsse)
    );
  });
}
