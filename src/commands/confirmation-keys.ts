import type { PromoteConfig } from "../config/config.ts";
import { confirmableItemsOf } from "../config/confirmable-items.ts";
import type { ConfirmationKeyText } from "../gate/check.ts";
import type { Host } from "../host/host.ts";
import { readSigningKey } from "../record/signers/read-signing-key.ts";
import { readTrustedKey } from "../record/signers/read-trusted-key.ts";
import type { Signer } from "../record/signers/signer.ts";

type KeyHost = Pick<Host, "environment" | "files" | "machine" | "secrets">;

/** The key that signs a confirmation: the one that signs records, when it is there. Throws `signing/…` faults. */
export async function confirmationSigner(
  host: KeyHost,
  { record }: Pick<PromoteConfig, "record">,
  directory: string,
): Promise<Signer | undefined> {
  const { variable } = record.signingKey;
  if ((host.environment.take(variable)?.trim() ?? "") === "") return undefined;
  return readSigningKey(host, variable, directory);
}

/**
 * The keys that confirmations are verified with unless an item names its own: PROMOTE_PUBLIC_KEY, and the public half
 * of the key that signs the record. Read before any command of the project runs.
 */
export async function confirmationKeysOf(
  host: KeyHost,
  config: Pick<PromoteConfig, "checks" | "record">,
  directory: string,
): Promise<readonly ConfirmationKeyText[]> {
  if (confirmableItemsOf(config).length === 0) return [];
  const trusted = await readTrustedKey(host, directory, undefined);
  const own = await confirmationSigner(host, config, directory);
  const keys = [
    ...(trusted === undefined ? [] : [{ pem: trusted.key.pem, origin: trusted.origin }]),
    ...(own === undefined
      ? []
      : [{ pem: own.publicKey.pem, origin: config.record.signingKey.variable }]),
  ];
  return [...new Map(keys.map((key) => [key.pem, key])).values()];
}
