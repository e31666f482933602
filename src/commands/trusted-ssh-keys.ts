import { readTrustedSshKey, readTrustedSshSigners } from "../record/ssh/read-trusted-ssh-keys.ts";
import type { TrustedSshKey } from "../record/trust.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

export type SshTrustRequest = {
  readonly key?: string | undefined;
  /** File of those who may sign with SSH keys, and who of them is expected to have signed. */
  readonly allowedSigners?: string | undefined;
  readonly identity?: string | undefined;
};

/**
 * The SSH keys that a request trusts: those of one person in an allowed_signers file, or the one that --key holds.
 * Undefined when it speaks of no SSH key. Says which lines of the file do not count.
 */
export async function trustedSshKeysOf(
  { key, allowedSigners, identity }: SshTrustRequest,
  { host, output, directory }: Pick<World, "host" | "output" | "directory">,
): Promise<readonly TrustedSshKey[] | undefined> {
  if (allowedSigners === undefined) {
    const one =
      key === undefined ? undefined : await readTrustedSshKey(host, directory, { key, identity });
    if (one === undefined && identity !== undefined) {
      throw new Misuse(
        "--identity goes with --allowed-signers FILE, or with --key and an SSH public key.",
      );
    }
    return one && [one];
  }
  if (key !== undefined) throw new Misuse("Give either --key or --allowed-signers.");
  if (identity === undefined || identity === "") {
    throw new Misuse(
      "--allowed-signers goes with --identity PRINCIPAL: who is expected to have signed.",
    );
  }
  const { signers, notes } = await readTrustedSshSigners(host, directory, {
    allowedSigners,
    identity,
  });
  for (const note of notes) output.message(note);
  return signers;
}
