import { GateFault } from "../../gate/fault.ts";
import type { FileStatus, Host } from "../../host/host.ts";
import { locate } from "../../host/locate.ts";
import { pemKeySigner } from "./pem-key.ts";
import type { Signer } from "./signer.ts";

type KeyHost = Pick<Host, "environment" | "files" | "machine" | "secrets">;

/**
 * The signer whose key the variable holds: PEM text, or `file:PATH` with a path relative to `directory`.
 * The file must be a regular one, readable by its owner only, and the user's own or root's.
 * Throws `signing/…` faults. The key is protected from every output.
 */
export async function readSigningKey(
  host: KeyHost,
  variable: string,
  directory: string,
): Promise<Signer> {
  const value = host.environment.read(variable)?.trim() ?? "";
  if (value === "") throw new GateFault("signing/key-missing", { variable });
  const path = signingKeyFileOf(host, variable, directory);
  if (path === undefined) return protectedSigner(host, value, variable);
  const text = await readKeyFile(host, path, variable);
  return protectedSigner(host, text, path);
}

/** The file, absolute, that the variable names as `file:PATH`; undefined when it holds the key itself, or nothing. */
export function signingKeyFileOf(
  { environment }: Pick<Host, "environment">,
  variable: string,
  directory: string,
): string | undefined {
  const value = environment.read(variable)?.trim() ?? "";
  return value.startsWith("file:") ? locate(directory, value.slice("file:".length)) : undefined;
}

function protectedSigner({ secrets }: KeyHost, text: string, source: string): Signer {
  for (const line of text.split(/\r?\n|\\n/)) {
    if (!line.startsWith("-----")) secrets.protect(line);
  }
  return pemKeySigner(text, source);
}

async function readKeyFile(
  { files, machine }: KeyHost,
  path: string,
  variable: string,
): Promise<string> {
  const status = await files.status(path);
  if (status !== undefined) assertSafe(path, status, machine.uid);
  const text = status && (await files.readText(path));
  if (text === undefined) throw new GateFault("signing/key-file-missing", { path, variable });
  return text;
}

function assertSafe(path: string, { kind, mode, owner }: FileStatus, uid: number): void {
  const unsafe = (reason: string, remedy: string) =>
    new GateFault("signing/key-file-unsafe", { path, reason, remedy });
  if (kind !== "file") {
    const found = kind === "link" ? "a symbolic link" : "not a regular file";
    throw unsafe(`is ${found}`, "Name the key file itself.");
  }
  if (uid === -1 || owner === -1) return;
  if (owner !== uid && owner !== 0) {
    throw unsafe("belongs to another user", `Run \`chown ${uid} ${path}\`, or make a new key.`);
  }
  if ((mode & 0o077) !== 0) {
    const bits = (mode & 0o777).toString(8).padStart(4, "0");
    throw unsafe(
      `is open to other users (mode ${bits})`,
      `Run \`chmod 600 ${path}\`; if others could read it, make a new key.`,
    );
  }
}
