import type { SigningMode } from "../config/signing-modes.ts";
import type { Release } from "../gate/check.ts";
import type { Host } from "../host/host.ts";
import { readSigningKey, signingKeyFileOf } from "../record/signers/read-signing-key.ts";
import { keyRecordSigner, type RecordSigner } from "../record/signers/record-signer.ts";
import { adviseOnKeyFile } from "./key-in-repository.ts";
import type { Output } from "./output.ts";

export type SigningRequest = {
  readonly unsigned: boolean;
  /** How to sign, when it was said on the command line. */
  readonly sign?: SigningMode | undefined;
};

type SigningWorld = { readonly host: Host; readonly output: Output; readonly directory: string };

/**
 * What will sign the record of a run, made ready before the run begins: one that could not be sealed is not begun.
 * Undefined for an unsigned run. Throws `signing/…` faults; nothing falls back to another way of signing.
 */
export async function openRecordSigner(
  { unsigned, sign }: SigningRequest,
  release: Release,
  world: SigningWorld,
): Promise<RecordSigner | undefined> {
  if (unsigned) return undefined;
  const mode = sign ?? release.config.record.sign;
  switch (mode) {
    case "key":
      return openKeySigner(release, world);
    case "keyless": {
      const { openKeylessSigner } = await import(
        "../record/signers/keyless/keyless-record-signer.ts"
      );
      return openKeylessSigner(world.host, release.config.record.keyless, release.candidate);
    }
  }
}

async function openKeySigner(
  { candidate, config }: Release,
  { host, output, directory }: SigningWorld,
): Promise<RecordSigner> {
  const { variable } = config.record.signingKey;
  const signer = await readSigningKey(host, variable, directory);
  adviseOnKeyFile(signingKeyFileOf(host, variable, directory), candidate, output);
  return keyRecordSigner(signer, variable);
}
