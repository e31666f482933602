import { commandLineOf } from "../config/command-line.ts";
import { exitCodes } from "../gate/result.ts";
import { createKey } from "../record/signers/create-key.ts";
import { type AlgorithmName, algorithms } from "./key-algorithms.ts";
import {
  assertOwnFolder,
  keyPathOf,
  publicPathOf,
  sshLineOf,
  usualKeyPath,
  writeKeyPair,
} from "./key-place.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

export type KeyCreateRequest = {
  /** File of the private key, or the folder for both keys. Default: the user's own configuration folder. */
  readonly out?: string | undefined;
  readonly algorithm?: AlgorithmName | undefined;
};

/**
 * Writes a fresh private key (mode 0600) and its public key beside it, and prints the public key, in PEM and in SSH form.
 * Throws `Misuse` when either file is there already: a key is never overwritten.
 */
export async function keyCreate(
  { out, algorithm = "ed25519" }: KeyCreateRequest,
  { host, output, directory }: World,
): Promise<number> {
  const path = out === undefined ? usualKeyPath(host) : await keyPathOf(host, directory, out);
  const publicPath = publicPathOf(path);
  for (const taken of [path, publicPath]) {
    if ((await host.files.status(taken)) !== undefined) {
      throw new Misuse(
        `${taken} exists, and a key is never overwritten. Name another file with --out.`,
      );
    }
  }
  await assertOwnFolder(host, path);
  const pair = createKey(algorithms[algorithm]);
  await writeKeyPair({ host, directory }, path, pair);
  output.document(pair.publicKey);
  output.message(usageOf(path, publicPath, pair.publicKey));
  return exitCodes.yes;
}

function usageOf(path: string, publicPath: string, publicKey: string): string {
  const [file, publicFile] = [`file:${path}`, publicPath].map((word) => commandLineOf([word]));
  return [
    `The private key is ${path}; keep it secret, keep it out of git.`,
    `The public key, above, is ${publicPath}; give it to everybody who verifies.`,
    `In SSH form:     ${sshLineOf(publicKey)}`,
    `Sign records:    export PROMOTE_SIGNING_KEY=${file}`,
    `Verify records:  promote verify RECORD --commit ID --environment NAME --key ${publicFile}`,
    "",
  ].join("\n");
}
