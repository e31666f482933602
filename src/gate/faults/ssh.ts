import { words } from "./fault-words.ts";

/** Signing with an SSH key, and the file of those who may. */
export const sshFaults = {
  "signing/ssh-key-unnamed": words<Record<never, never>>({
    message: () => "The configuration does not say with which SSH key to sign.",
    remedy: () => "Set `record.ssh.key` and `record.ssh.identity` in promote.yaml.",
  }),
  "signing/ssh-keygen-missing": words<Record<never, never>>({
    message: () => "There is no ssh-keygen on PATH, and it signs records with SSH keys.",
    remedy: () => "Install OpenSSH's client programs, 8.2 or newer.",
  }),
  "signing/ssh-key-missing": words<{ path: string }>({
    message: ({ path }) => `The SSH key ${path} does not exist.`,
    remedy: () =>
      "Correct `record.ssh.key` in promote.yaml: the private key's file, or the public key's when an agent holds it.",
  }),
  "signing/ssh-key-locked": words<{ path: string }>({
    message: ({ path }) => `The SSH key ${path} has a passphrase, which nobody is there to type.`,
    remedy: ({ path }) => `Run \`ssh-add ${path}\` first, or set SSH_ASKPASS.`,
  }),
  "signing/ssh-key-unsuitable": words<{ path: string; found: string }>({
    message: ({ path, found }) => `The signature that ssh-keygen made with ${path} ${found}.`,
    remedy: () =>
      "Make a key with `ssh-keygen -t ed25519`; ECDSA P-256, RSA of 3072 bits or more and hardware keys of Ed25519 and P-256 count too.",
  }),
  "signing/ssh-failed": words<{ path: string; reason: string }>({
    message: ({ path, reason }) => `ssh-keygen did not sign with ${path}: ${reason}.`,
    remedy: () => "Sign a file by hand with `ssh-keygen -Y sign -n test -f KEY FILE` to see why.",
  }),
  "signing/allowed-signers-missing": words<{ path: string }>({
    message: ({ path }) => `The allowed_signers file ${path} does not exist.`,
    remedy: () => "Correct the path given with --allowed-signers.",
  }),
};
