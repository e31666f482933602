import { GateFault } from "../../gate/fault.ts";
import type { Host } from "../../host/host.ts";
import { locate } from "../../host/locate.ts";
import { locateFromHome } from "../../host/locate-from-home.ts";
import { type PublicKey, readPublicKey } from "./public-key.ts";
import { readSigningKey } from "./read-signing-key.ts";

/** A key the caller trusts, and how it was given. */
export type TrustedKey = {
  readonly key: PublicKey;
  /** For the reader: "--key public.pem", "PROMOTE_PUBLIC_KEY". */
  readonly origin: string;
  /** The public key's file, when it came from one. */
  readonly file?: string;
};

/**
 * The key to verify with: the file given, else PROMOTE_PUBLIC_KEY (PEM or `file:PATH`), else the public half
 * of PROMOTE_SIGNING_KEY. Undefined when there is none of them: nothing is trusted by itself.
 */
export async function readTrustedKey(
  host: Pick<Host, "environment" | "files" | "machine" | "secrets">,
  directory: string,
  given: string | undefined,
): Promise<TrustedKey | undefined> {
  if (given !== undefined) {
    return { ...(await fromFile(host, locate(directory, given), given)), origin: `--key ${given}` };
  }
  const value = host.environment.read("PROMOTE_PUBLIC_KEY")?.trim() ?? "";
  if (value.startsWith("file:")) {
    const file = value.slice("file:".length);
    return {
      ...(await fromFile(host, locateFromHome(host, directory, file), file)),
      origin: `PROMOTE_PUBLIC_KEY=${value}`,
    };
  }
  if (value !== "") {
    return { key: readPublicKey(value, "PROMOTE_PUBLIC_KEY"), origin: "PROMOTE_PUBLIC_KEY" };
  }
  if ((host.environment.take("PROMOTE_SIGNING_KEY")?.trim() ?? "") === "") return undefined;
  const { publicKey } = await readSigningKey(host, "PROMOTE_SIGNING_KEY", directory);
  return { key: publicKey, origin: "the public half of PROMOTE_SIGNING_KEY" };
}

async function fromFile({ files }: Pick<Host, "files">, path: string, file: string) {
  const text = await files.readText(path);
  if (text === undefined) throw new GateFault("signing/public-key-missing", { path });
  return { key: readPublicKey(text, path), file };
}
