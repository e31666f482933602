import { problemLine } from "../config/config-problem.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { readTrustedKey, type TrustedKey } from "../record/signers/read-trusted-key.ts";
import { type Trust, trustIn } from "../record/trust.ts";
import { readTrustText, type TrustFile, trustFor } from "../record/trust-file/read-trust-file.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

/** Whom the caller trusts, as the command line says it: one of these. */
export type TrustRequest = {
  /** File of the public key, in PEM. */
  readonly key?: string | undefined;
  /** The trust file: keys with their windows, thresholds. */
  readonly trust?: string | undefined;
};

/** Whom the caller trusts, and what there is to say about where that comes from. */
export type OpenedTrust = {
  readonly trust: Trust;
  /** The one key that was given, when it was one. */
  readonly key: TrustedKey | undefined;
};

/** The trust that was asked for, for promotions to an environment. Throws `Misuse`, and faults of files and keys. */
export async function openTrust(
  { key, trust: file }: TrustRequest,
  environment: string,
  { host, directory }: Pick<World, "host" | "directory">,
): Promise<OpenedTrust> {
  if (file !== undefined) {
    if (key !== undefined) throw new Misuse("--key and --trust are two answers. Give one of them.");
    const { trust } = await readTrustFile(host, directory, file);
    return { trust: trustFor(trust, environment, host.clock.now()), key: undefined };
  }
  const trusted = await readTrustedKey(host, directory, key);
  if (trusted === undefined) {
    throw new Misuse(
      "There is no key to verify with. Give --key FILE (a PEM public key) or --trust trust.yaml, or set PROMOTE_PUBLIC_KEY.",
    );
  }
  return { trust: trustIn(trusted.key, trusted.origin, host.clock.now()), key: trusted };
}

/** A trust file that holds, with its text. */
export type LoadedTrust = {
  readonly path: string;
  readonly text: string;
  readonly trust: Extract<TrustFile, { readonly problems: readonly [] }>;
};

/** Reads a trust file. Throws `Misuse` with one line for every problem. */
export async function readTrustFile(
  host: Pick<Host, "files">,
  directory: string,
  file: string,
): Promise<LoadedTrust> {
  const path = locate(directory, file);
  const text = await host.files.readText(path);
  if (text === undefined) throw new Misuse(`The trust file ${file} does not exist.`);
  const trust = await readTrustText(host, { path, file }, text);
  if (trust.content === undefined) throw new Misuse(trust.problems.map(problemLine).join("\n"));
  return { path, text, trust };
}
