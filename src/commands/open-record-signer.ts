import type { SigningMode } from "../config/signing-modes.ts";
import type { Release } from "../gate/check.ts";
import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { locateFromHome } from "../host/locate-from-home.ts";
import { readSigningKey, signingKeyFileOf } from "../record/signers/read-signing-key.ts";
import { keyRecordSigner, type RecordSigner } from "../record/signers/record-signer.ts";
import { openSshRecordSigner } from "../record/ssh/ssh-record-signer.ts";
import { requestTimestamp } from "../record/timestamps/request-timestamp.ts";
import { invocationOf } from "./invocation.ts";
import { adviseOnKeyFile } from "./key-in-repository.ts";
import type { Output } from "./output.ts";
import { runTrustOf } from "./run-trust.ts";

export type SigningRequest = {
  readonly unsigned: boolean;
  /** How to sign, when it was said on the command line. */
  readonly sign?: SigningMode | undefined;
  /** URL of the timestamp authority, when it was said on the command line. */
  readonly tsa?: string | undefined;
};

/** What is timestamped before the run begins, to see whether the authority is there. */
const probe = new TextEncoder().encode("Is the timestamp authority there?");

type SigningWorld = { readonly host: Host; readonly output: Output; readonly directory: string };

/**
 * What will sign the record of a run, made ready before the run begins: one that could not be sealed is not begun.
 * Undefined for an unsigned run. Throws `signing/…` faults; nothing falls back to another way of signing.
 */
export async function openRecordSigner(
  request: SigningRequest,
  release: Release,
  world: SigningWorld,
): Promise<RecordSigner | undefined> {
  if (request.unsigned) return undefined;
  const signer = await openSigner(request, release, world);
  return { ...signer, trust: await runTrustOf(world.host, release, signer.trusted) };
}

async function openSigner(
  { sign, tsa }: Omit<SigningRequest, "unsigned">,
  release: Release,
  world: SigningWorld,
): Promise<RecordSigner> {
  const mode = sign ?? release.config.record.sign;
  const authority = tsa ?? release.config.record.timestampAuthority;
  if (mode !== "key" && authority !== undefined) {
    throw new GateFault("signing/timestamp-unsupported", { mode });
  }
  switch (mode) {
    case "key":
      return openKeySigner(release, world, authority);
    case "ssh":
      return openSshSigner(release, world);
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
  authority: string | undefined,
): Promise<RecordSigner> {
  const { variable } = config.record.signingKey;
  const signer = await readSigningKey(host, variable, directory);
  adviseOnKeyFile(signingKeyFileOf(host, variable, directory), candidate, output);
  if (authority === undefined) return keyRecordSigner(signer, variable);
  const timestamp = (signature: Uint8Array) => requestTimestamp(host, authority, signature);
  await timestamp(probe);
  return keyRecordSigner(signer, variable, timestamp);
}

async function openSshSigner(
  { candidate, config }: Release,
  { host, output }: SigningWorld,
): Promise<RecordSigner> {
  const { ssh } = config.record;
  if (ssh === undefined) throw new GateFault("signing/ssh-key-unnamed", {});
  const path = locateFromHome(host, candidate.project, ssh.key);
  if (!path.endsWith(".pub")) adviseOnKeyFile(path, candidate, output);
  const kind = invocationOf(host.environment) === null ? "human" : "workflow";
  return openSshRecordSigner(host, ssh, candidate.project, kind);
}
