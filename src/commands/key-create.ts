import { exitCodes } from "../gate/result.ts";
import { keepOutOfGit, promoteFolder } from "../record/promote-folder.ts";
import { createKey } from "../record/signers/create-key.ts";
import { locate } from "../record/signers/locate.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

export type KeyCreateRequest = {
  /** File of the private key, or the folder for both keys. Default: the folder `.promote`. */
  readonly out?: string | undefined;
};

const keyName = "signing-key.pem";

/**
 * Writes a fresh private key (mode 0600) and its public key beside it, and prints the public key.
 * Throws `Misuse` when either file is there already: a key is never overwritten.
 */
export async function keyCreate(
  { out = promoteFolder }: KeyCreateRequest,
  { host, output, directory }: World,
): Promise<number> {
  const path = await keyPathOf(host, locate(directory, out));
  const publicPath = path.replace(/(\.(pem|key))?$/, ".pub");
  for (const taken of [path, publicPath]) {
    if ((await host.files.status(taken)) !== undefined) {
      throw new Misuse(
        `${taken} exists, and a key is never overwritten. Name another file with --out.`,
      );
    }
  }
  const { privateKey, publicKey } = createKey();
  await keepOutOfGit(
    host,
    directory,
    path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : "",
  );
  await host.files.writeAtomic(path, privateKey, { mode: 0o600 });
  await host.files.writeAtomic(publicPath, publicKey);
  output.document(publicKey);
  output.message(usageOf(path, publicPath));
  return exitCodes.yes;
}

/** A folder, there or named with a final slash, gets the key under its usual name. */
async function keyPathOf({ files }: World["host"], target: string): Promise<string> {
  const isFolder =
    target.endsWith("/") ||
    target.endsWith(`/${promoteFolder}`) ||
    (await files.status(target))?.kind === "directory";
  return isFolder ? `${target.replace(/\/+$/, "")}/${keyName}` : target;
}

function usageOf(path: string, publicPath: string): string {
  return [
    `The private key is ${path}; keep it secret, keep it out of git.`,
    `The public key, above, is ${publicPath}; give it to everybody who verifies.`,
    `Sign records:    export PROMOTE_SIGNING_KEY=file:${path}`,
    `Verify records:  promote verify RECORD --commit ID --environment NAME --key ${publicPath}`,
    "",
  ].join("\n");
}
