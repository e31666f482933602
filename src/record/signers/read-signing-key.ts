import { GateFault } from "../../gate/fault.ts";
import type { FileStatus, Host } from "../../host/host.ts";
import { locateFromHome } from "../../host/locate-from-home.ts";
import { pemKeySigner } from "./pem-key.ts";
import type { Signer } from "./signer.ts";

type KeyHost = Pick<Host, "environment" | "files" | "machine" | "secrets">;

/** No key is larger. */
const mostBytes = 65_536;

/**
 * The signer whose key the variable holds: PEM text, `file:PATH` with a path relative to `directory`, or `fd:N` with
 * the number of an inherited descriptor; `~/` is the home folder. The file must be a regular one, readable by its owner only, the user's own or
 * root's, in a folder that only they can change. Throws `signing/…` faults. The key is protected from every output,
 * and its variable is gone from the process's environment.
 */
export async function readSigningKey(
  host: KeyHost,
  variable: string,
  directory: string,
): Promise<Signer> {
  const value = host.environment.take(variable)?.trim() ?? "";
  if (value === "") throw new GateFault("signing/key-missing", { variable });
  if (value.startsWith("fd:")) {
    const text = await host.files.readDescriptor(descriptorIn(value));
    return protectedSigner(host, text, `${variable} (${value})`);
  }
  const path = signingKeyFileOf(host, variable, directory);
  if (path === undefined) {
    if (await isFileThere(host, value, directory)) {
      throw new GateFault("signing/key-path-bare", { variable });
    }
    return protectedSigner(host, value, variable);
  }
  return protectedSigner(host, await readKeyFile(host, path, variable), path);
}

/** Whether a value is the path of a file: one that is written as a path, as what may be a key is asked of nobody. */
async function isFileThere(
  host: Pick<Host, "environment" | "files">,
  value: string,
  directory: string,
): Promise<boolean> {
  const isPath = /^(?:~?\/(?!\/)|\.{1,2}\/)[^\p{Cc}]*$|^[^\p{Cc}]+\.(?:pem|key|pub)$/u.test(value);
  if (!isPath || Buffer.byteLength(value) > 1_024) return false;
  const path = locateFromHome(host, directory, value);
  const status = await host.files.status(path).catch(() => undefined);
  return status?.kind === "file";
}

/** The file, absolute, that the variable names as `file:PATH`; undefined when it holds the key itself, or nothing. */
export function signingKeyFileOf(
  host: Pick<Host, "environment">,
  variable: string,
  directory: string,
): string | undefined {
  const value = host.environment.take(variable)?.trim() ?? "";
  if (!value.startsWith("file:")) return undefined;
  return locateFromHome(host, directory, value.slice("file:".length));
}

/**
 * Takes the variable out of the process's environment, and what a descriptor that it names holds, before any child
 * starts. What is wrong with the key is told where it is used.
 */
export async function withholdSigningKey(
  { environment, files }: Pick<Host, "environment" | "files">,
  variable: string,
): Promise<void> {
  const value = environment.take(variable)?.trim() ?? "";
  if (value.startsWith("fd:")) {
    await files.readDescriptor(descriptorIn(value)).catch(() => undefined);
  }
}

/** The number behind `fd:`; -1, which is no descriptor that was handed over, for anything else. */
function descriptorIn(value: string): number {
  return /^fd:\d{1,5}$/.test(value) ? Number(value.slice("fd:".length)) : -1;
}

function protectedSigner({ secrets }: KeyHost, text: string, source: string): Signer {
  for (const line of text.split(/\r?\n|\\n/)) {
    if (!line.startsWith("-----")) secrets.protect(line);
  }
  return pemKeySigner(text, source);
}

/** The text of a private key's file, once it is known to be safe. Throws `signing/key-file-…`. */
export async function readKeyFile(
  { files, machine }: Pick<Host, "files" | "machine">,
  path: string,
  variable: string,
): Promise<string> {
  const found = await files.readGuarded(path, mostBytes);
  if (found === undefined) throw new GateFault("signing/key-file-missing", { path, variable });
  // Nothing is kept from anybody by its mode; the signer says what it is.
  if (found.text?.trimStart().startsWith("-----BEGIN PUBLIC KEY-----")) return found.text;
  assertSafe(path, found.status, machine.uid);
  await assertSafeFolder(files, path, machine.uid);
  if (found.text !== undefined) return found.text;
  throw unsafe(path, `is larger than ${mostBytes} bytes`, "Name the key file itself.");
}

function assertSafe(path: string, { kind, mode, owner }: FileStatus, uid: number): void {
  if (kind !== "file") {
    const found = kind === "link" ? "a symbolic link" : "not a regular file";
    throw unsafe(path, `is ${found}`, "Name the key file itself.");
  }
  if (uid === -1) return;
  if (owner !== uid && owner !== 0) {
    const remedy = `Run \`chown ${uid} ${path}\`, or make a new key.`;
    throw unsafe(path, "belongs to another user", remedy);
  }
  if ((mode & 0o077) !== 0) {
    throw unsafe(
      path,
      `is open to other users (mode ${octal(mode)})`,
      `Run \`chmod 600 ${path}\`; if others could read it, make a new key.`,
    );
  }
}

/** Whoever can change the folder can put another key in the file's place. */
async function assertSafeFolder(
  files: Pick<Host["files"], "status">,
  path: string,
  uid: number,
): Promise<void> {
  const folder = path.slice(0, path.lastIndexOf("/")) || "/";
  const status = await files.status(`${folder}/.`);
  if (status === undefined || uid === -1) return;
  const move = "Move the key into a folder of your own.";
  if (status.owner !== uid && status.owner !== 0) {
    throw unsafe(path, "lies in a folder of another user", move);
  }
  if ((status.mode & 0o022) !== 0) {
    const reason = `lies in a folder that others can change (mode ${octal(status.mode)})`;
    throw unsafe(path, reason, `Run \`chmod go-w ${folder}\`, if it is yours. ${move}`);
  }
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, "0");
}

function unsafe(path: string, reason: string, remedy: string): GateFault {
  return new GateFault("signing/key-file-unsafe", { path, reason, remedy });
}
