import { commandLineOf } from "../config/command-line.ts";
import { exitCodes } from "../gate/result.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { keepOutOfGit, promoteFolder } from "../record/promote-folder.ts";
import { createKey } from "../record/signers/create-key.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

export type KeyCreateRequest = {
  /** File of the private key, or the folder for both keys. Default: the user's own configuration folder. */
  readonly out?: string | undefined;
};

const keyName = "signing-key.pem";

/**
 * Writes a fresh private key (mode 0600) and its public key beside it, and prints the public key.
 * Throws `Misuse` when either file is there already: a key is never overwritten.
 */
export async function keyCreate(
  { out }: KeyCreateRequest,
  { host, output, directory }: World,
): Promise<number> {
  const path = out === undefined ? usualPath(host) : await keyPathOf(host, directory, out);
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

/** In the user's configuration folder and so in no repository, whose code would have the key beside it. */
function usualPath({ environment, machine }: Pick<Host, "environment" | "machine">): string {
  const folder = (variable: string) => {
    const value = environment.read(variable)?.replaceAll("\\", "/") ?? "";
    return /^([A-Za-z]:)?\//.test(value) ? value.replace(/\/+$/, "") : undefined;
  };
  const home = folder("HOME");
  const configuration =
    folder("XDG_CONFIG_HOME") ??
    (machine.platform === "win32" ? folder("APPDATA") : undefined) ??
    (home === undefined ? undefined : `${home}/.config`);
  if (configuration === undefined) {
    throw new Misuse("HOME is not set, so a key has no usual place. Name its file with --out.");
  }
  return `${configuration}/promote/${keyName}`;
}

/** A folder, there or named with a final slash, gets the key under its usual name. */
async function keyPathOf(
  { files }: Pick<Host, "files">,
  directory: string,
  out: string,
): Promise<string> {
  const target = locate(directory, out);
  const isFolder =
    out.endsWith("/") ||
    target.endsWith(`/${promoteFolder}`) ||
    (await files.status(target))?.kind === "directory";
  return isFolder ? `${target}/${keyName}` : target;
}

function usageOf(path: string, publicPath: string): string {
  const [file, publicFile] = [`file:${path}`, publicPath].map((word) => commandLineOf([word]));
  return [
    `The private key is ${path}; keep it secret, keep it out of git.`,
    `The public key, above, is ${publicPath}; give it to everybody who verifies.`,
    `Sign records:    export PROMOTE_SIGNING_KEY=${file}`,
    `Verify records:  promote verify RECORD --commit ID --environment NAME --key ${publicFile}`,
    "",
  ].join("\n");
}
