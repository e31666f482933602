import { GateFault } from "../../gate/fault.ts";
import type { Host } from "../../host/host.ts";
import { locate } from "../../host/locate.ts";
import type { TrustedSshKey } from "../trust.ts";
import { readAllowedSigners } from "./allowed-signers.ts";
import { looksLikeSshPublicKey, parseSshPublicKey } from "./ssh-public-key.ts";

/** SSH keys the caller trusts, and what of the caller's file does not count, in sentences. */
export type TrustedSshKeys = {
  readonly signers: readonly TrustedSshKey[];
  readonly notes: readonly string[];
};

/** The keys with which an allowed_signers file lets a person sign records. */
export async function readTrustedSshSigners(
  { files }: Pick<Host, "files">,
  directory: string,
  { allowedSigners, identity }: { readonly allowedSigners: string; readonly identity: string },
): Promise<TrustedSshKeys> {
  const path = locate(directory, allowedSigners);
  const text = await files.readText(path);
  if (text === undefined) throw new GateFault("signing/allowed-signers-missing", { path });
  const { signers, passedOver } = readAllowedSigners(text, identity);
  return {
    signers: signers.map(({ key, line, validFrom, validUntil }) => ({
      kind: "ssh",
      name: `${identity} (line ${line} of ${allowedSigners})`,
      person: identity,
      principal: identity,
      key,
      validFrom,
      validUntil,
    })),
    notes: passedOver.map(
      ({ line, reason }) => `Line ${line} of ${allowedSigners} ${reason}, so it does not count.`,
    ),
  };
}

/** The key of a file that holds an SSH public key; undefined when it holds something else, or nothing. */
export async function readTrustedSshKey(
  { files }: Pick<Host, "files">,
  directory: string,
  { key: file, identity }: { readonly key: string; readonly identity?: string | undefined },
): Promise<TrustedSshKey | undefined> {
  const path = locate(directory, file);
  const text = await files.readText(path);
  if (text === undefined || !looksLikeSshPublicKey(text)) return undefined;
  const key = parseSshPublicKey(text);
  if (typeof key === "string") {
    throw new GateFault("signing/public-key-unsuitable", { source: path, found: key });
  }
  return { kind: "ssh", name: identity ?? `--key ${file}`, key, principal: identity };
}
