import { exitCodes } from "../gate/result.ts";
import type { Host } from "../host/host.ts";
import { judgeWindow } from "../record/proofs/judge-window.ts";
import { readPublicKey } from "../record/signers/public-key.ts";
import { readTrustedKey } from "../record/signers/read-trusted-key.ts";
import { signerIdOf, type TrustedSigner } from "../record/trust.ts";
import { keyListJson, keyListText, type ListedKey } from "../report/key-list.ts";
import { publicPathOf, usualKeyPath } from "./key-place.ts";
import { readTrustFile } from "./read-trust-file.ts";
import type { World } from "./world.ts";

export type KeyListRequest = {
  /** The trust file; without, the keys that this user signs and verifies with. */
  readonly trust?: string | undefined;
  readonly json: boolean;
};

/** Lists keys with what is known of them and whether they count now. Throws `Misuse` and `signing/…`. */
export async function keyList(
  { trust, json }: KeyListRequest,
  { host, output, directory }: World,
): Promise<number> {
  const signers =
    trust === undefined
      ? await ownKeys(host, directory)
      : (await readTrustFile(host, directory, trust)).trust.signers;
  const now = host.clock.now();
  const keys = signers.map((signer) => listedOf(signer, now));
  output.document(json ? keyListJson(keys) : keyListText(keys));
  return exitCodes.yes;
}

/** The key of the variables, and the one in the usual place. */
async function ownKeys(host: Host, directory: string): Promise<readonly TrustedSigner[]> {
  const trusted = await readTrustedKey(host, directory, undefined);
  const usual = publicPathOf(usualKeyPath(host));
  const text = await host.files.readText(usual);
  const found: readonly TrustedSigner[] = [
    ...(trusted === undefined
      ? []
      : [{ kind: "key" as const, name: trusted.origin, key: trusted.key }]),
    ...(text === undefined
      ? []
      : [{ kind: "key" as const, name: usual, key: readPublicKey(text, usual) }]),
  ];
  const ids = found.map(signerIdOf);
  return found.filter((_, index) => ids.indexOf(ids[index] ?? "") === index);
}

function listedOf(signer: TrustedSigner, now: Date): ListedKey {
  const { name, person, validFrom, validUntil, revoked } = signer;
  return {
    name,
    ...wordsOf(signer),
    fingerprint: signerIdOf(signer),
    person: person ?? null,
    validFrom: validFrom?.toISOString() ?? null,
    validUntil: validUntil?.toISOString() ?? null,
    revoked:
      revoked === undefined ? null : { at: revoked.at.toISOString(), reason: revoked.reason },
    state: stateOf(signer, now),
  };
}

function wordsOf(signer: TrustedSigner): Pick<ListedKey, "algorithm" | "hint"> {
  switch (signer.kind) {
    case "key":
      return { algorithm: signer.key.algorithm, hint: signer.key.hint };
    case "ssh":
      return { algorithm: signer.key.type, hint: null };
    case "identity":
      return { algorithm: "certificate", hint: null };
  }
}

/** As a signature made now would be judged. */
function stateOf(signer: TrustedSigner, now: Date): ListedKey["state"] {
  const codes = [...judgeWindow(signer, undefined, now)].map(({ code }) => code);
  if (codes.includes("KEY_REVOKED")) return "revoked";
  if (!codes.includes("KEY_EXPIRED")) return "valid";
  return signer.validFrom !== undefined && now < signer.validFrom ? "not yet valid" : "expired";
}
