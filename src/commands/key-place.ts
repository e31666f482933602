import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { keepOutOfGit, promoteFolder } from "../record/promote-folder.ts";
import { readPublicKey } from "../record/signers/public-key.ts";
import { sshFormOf } from "../record/signers/ssh-form.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

const keyName = "signing-key.pem";

/** In the user's configuration folder and so in no repository, whose code would have the key beside it. */
export function usualKeyPath({
  environment,
  machine,
}: Pick<Host, "environment" | "machine">): string {
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
export async function keyPathOf(
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

/** The public key's file, beside the private key's. */
export function publicPathOf(path: string): string {
  return path.replace(/(\.(pem|key))?$/, ".pub");
}

/** Throws `Misuse` for a folder in which others could put a key of theirs in the file's place. */
export async function assertOwnFolder(
  { files, machine }: Pick<Host, "files" | "machine">,
  path: string,
): Promise<void> {
  const folder = path.slice(0, path.lastIndexOf("/")) || "/";
  const status = await files.status(`${folder}/.`);
  if (status === undefined || machine.uid === -1 || (status.mode & 0o022) === 0) return;
  throw new Misuse(
    `Others can change the folder ${folder}, and a key there is not read. Run \`chmod go-w ${folder}\`, or name another with --out.`,
  );
}

/** Writes both halves, the private one for its owner alone. */
export async function writeKeyPair(
  { host, directory }: Pick<World, "host" | "directory">,
  path: string,
  { privateKey, publicKey }: { readonly privateKey: string; readonly publicKey: string },
): Promise<void> {
  const inProject = path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : "";
  await keepOutOfGit(host, directory, inProject);
  await host.files.writeAtomic(path, privateKey, { mode: 0o600 });
  await host.files.writeAtomic(publicPathOf(path), publicKey);
}

/** The public key in SSH form, for `allowed_signers` and the like. */
export function sshLineOf(publicKey: string): string {
  return sshFormOf(readPublicKey(publicKey, "the new key")).line;
}
