import { words } from "./fault-words.ts";

const howToMakeOne =
  "Make a key with `promote key create`, and name its file as PROMOTE_SIGNING_KEY=file:PATH.";

/** Keys that sign records and keys that records are verified with. `source` is a variable or a path. */
export const signingFaults = {
  "signing/key-missing": words<{ variable: string }>({
    message: ({ variable }) =>
      `${variable} is not set, and the record cannot be signed without it.`,
    remedy: ({ variable }) =>
      `Make a key with \`promote key create\` and set ${variable}=file:PATH (in a workflow: a secret, handed to the step as ${variable}), or run with --unsigned, which clears nothing.`,
  }),
  "signing/key-malformed": words<{ source: string; reason: string }>({
    message: ({ source, reason }) => `${source} holds no readable private key: ${reason}.`,
    remedy: () => howToMakeOne,
  }),
  "signing/key-unsuitable": words<{ source: string; found: string; conversion?: string }>({
    message: ({ source, found }) =>
      `${source} holds ${found}, and records are signed with an unencrypted Ed25519 or ECDSA P-256 private key in PKCS#8 PEM.`,
    remedy: ({ conversion }) => conversion ?? howToMakeOne,
  }),
  "signing/key-path-bare": words<{ variable: string }>({
    message: ({ variable }) =>
      `${variable} holds the path of a file where the key itself was looked for.`,
    remedy: ({ variable }) => `Put \`file:\` before it: ${variable}=file:PATH.`,
  }),
  "signing/key-file-missing": words<{ path: string; variable: string }>({
    message: ({ path, variable }) => `The key file ${path}, named by ${variable}, does not exist.`,
    remedy: ({ variable }) => `Correct the path in ${variable}, or run \`promote key create\`.`,
  }),
  "signing/key-file-unsafe": words<{ path: string; reason: string; remedy: string }>({
    message: ({ path, reason }) => `The key file ${path} ${reason}.`,
    remedy: ({ remedy }) => remedy,
  }),
  "signing/key-descriptor-unusable": words<{ descriptor: number; reason: string }>({
    message: ({ descriptor, reason }) =>
      descriptor < 0
        ? "The signing key is to be read from a descriptor, and its number cannot be read: fd:3 names one."
        : `The descriptor ${descriptor}, from which the signing key is to be read, ${reason}.`,
    remedy: ({ descriptor }) =>
      `Start promote with the key on it, such as \`promote check ${Math.max(descriptor, 3)}< <(print-the-key)\`.`,
  }),
  "signing/public-key-unsuitable": words<{ source: string; found: string }>({
    message: ({ source, found }) =>
      `${source} holds ${found}, and records are verified with an Ed25519 or ECDSA P-256 public key in PEM, or an SSH public key.`,
    remedy: () =>
      "Give the file that `promote key create` wrote beside the private key, or `openssl pkey -in KEY -pubout`.",
  }),
  "signing/public-key-missing": words<{ path: string }>({
    message: ({ path }) => `The public key file ${path} does not exist.`,
    remedy: () => "Correct the path given with --key or in PROMOTE_PUBLIC_KEY.",
  }),
  "signing/confirmation-key-unknown": words<{ item: string }>({
    message: ({ item }) =>
      `${item} has to be confirmed with a signature, and no key is known to verify one with.`,
    remedy: ({ item }) =>
      `Set PROMOTE_PUBLIC_KEY, or name the public keys under \`keys\` of the item ${item} in promote.yaml.`,
  }),
};
