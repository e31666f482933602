import type { TrustContent } from "../config/trust-file.ts";
import { readTrustedKey, type TrustedKey } from "../record/signers/read-trusted-key.ts";
import type { SshSignerReference } from "../record/ssh/ssh-keygen-command.ts";
import type { AuthorityText } from "../record/timestamps/open-timestamp-judge.ts";
import {
  oneSigner,
  type Trust,
  type TrustedIdentity,
  type TrustedSshKey,
  trustIn,
  trustInOne,
} from "../record/trust.ts";
import { trustFor } from "../record/trust-file/read-trust-file.ts";
import { readCommittedTrust, trustPathNamed, trustPathOf } from "./committed-trust.ts";
import { Misuse } from "./load-config.ts";
import type { LoadedPolicy } from "./policy-changes.ts";
import { type LoadedTrust, readTrustFile } from "./read-trust-file.ts";
import { type IdentityRequest, readTrustedIdentity } from "./read-trusted-identity.ts";
import { type SshTrustRequest, trustedSshKeysOf } from "./trusted-ssh-keys.ts";
import type { World } from "./world.ts";

/** Whom the caller trusts, as the command line says it: one way of it, and whose timestamps. */
export type TrustRequest = SshTrustRequest &
  IdentityRequest & {
    /** The trust file: keys with their windows, thresholds. */
    readonly trust?: string | undefined;
    /** File of the timestamp authorities that are trusted. */
    readonly tsaCertificate?: string | undefined;
  };

/** Whom the caller trusts, and what there is to say about where that comes from. */
export type OpenedTrust = {
  readonly trust: Trust;
  /** Whose timestamps a trust file trusts. */
  readonly authorities: readonly AuthorityText[];
  /** The trust file, as the reader would name it. */
  readonly file: string | undefined;
  /** File of the root that certificates are verified with, as the caller would name it; undefined for the one built in. */
  readonly trustedRoot: string | undefined;
  /** The one key that was given, when it was one. */
  readonly key: TrustedKey | undefined;
  /** The SSH keys that were given. */
  readonly ssh: TrustedSshKeys | undefined;
  /** The identity of a certificate that was given. */
  readonly identity: TrustedIdentity | undefined;
};

export type TrustedSshKeys = {
  readonly words: TrustedKeyWords;
  /** How ssh-keygen is told of them. */
  readonly reference: SshSignerReference;
};

/** Keys for the reader: what they are and how they were given. */
export type TrustedKeyWords = {
  readonly hint: string;
  readonly algorithm: string;
  readonly origin: string;
};

/** The trust that was asked for, for promotions to an environment. Throws `Misuse`, and faults of files and keys. */
export async function openTrust(
  request: TrustRequest,
  environment: string,
  world: TrustWorld,
  policy?: LoadedPolicy,
): Promise<OpenedTrust> {
  const { host, directory } = world;
  const { trust: given } = request;
  if (given !== undefined && namesSigners(request)) {
    throw new Misuse(
      "--trust says who may sign; --key, --allowed-signers, --identity and --certificate-identity do, too. Give one of them.",
    );
  }
  const now = host.clock.now();
  const file =
    policy === undefined
      ? given && { file: given, ...(await readTrustFile(host, directory, given)) }
      : await trustOfPolicy(request, world, policy);
  if (file) return trustInFile(file, environment, now);
  return (
    (await trustInIdentity(request, world, now)) ??
    (await trustInSshKeys(request, world, now)) ??
    (await trustInKey(request, world, now))
  );
}

type TrustWorld = Pick<World, "host" | "directory" | "output">;

/** A trust file, and how the reader would name it. */
type NamedTrust = LoadedTrust & { readonly file: string };

/** Whether the caller says by anything but a trust file who may sign. */
function namesSigners(request: TrustRequest): boolean {
  const { key, allowedSigners, identity, certificateIdentity } = request;
  return [key, allowedSigners, identity, certificateIdentity].some((one) => one !== undefined);
}

function trustInFile({ file, trust }: NamedTrust, environment: string, now: Date): OpenedTrust {
  const { authorities, content } = trust;
  const trustedRoot = rootNamedIn(content, file);
  return {
    ...nothingGiven,
    ...{ trust: trustFor(trust, environment, now), file, authorities, trustedRoot },
  };
}

async function trustInIdentity(
  request: TrustRequest,
  { host, directory }: TrustWorld,
  now: Date,
): Promise<OpenedTrust | undefined> {
  const identity = await readTrustedIdentity(host, directory, request);
  if (identity === undefined) return undefined;
  const { key, allowedSigners, trustedRoot } = request;
  if (key !== undefined || allowedSigners !== undefined) {
    throw new Misuse(
      "--certificate-identity says who may sign; --key and --allowed-signers do, too. Give one of them.",
    );
  }
  return { ...nothingGiven, trust: trustInOne(identity, now), identity, trustedRoot };
}

async function trustInSshKeys(
  request: TrustRequest,
  world: TrustWorld,
  now: Date,
): Promise<OpenedTrust | undefined> {
  const signers = await trustedSshKeysOf(request, world);
  if (signers === undefined) return undefined;
  const trust = { signers, threshold: oneSigner, now };
  return { ...nothingGiven, trust, ssh: sshKeysOf(signers, request) };
}

async function trustInKey(
  { key }: TrustRequest,
  { host, directory }: TrustWorld,
  now: Date,
): Promise<OpenedTrust> {
  const trusted = await readTrustedKey(host, directory, key);
  if (trusted === undefined) {
    throw new Misuse(
      "There is no key to verify with. Give --key FILE (a PEM or SSH public key), --allowed-signers FILE or --trust trust.yaml, or set PROMOTE_PUBLIC_KEY; for a keyless record give --certificate-identity and --certificate-oidc-issuer.",
    );
  }
  return { ...nothingGiven, trust: trustIn(trusted.key, trusted.origin, now), key: trusted };
}

/** The trust file of a policy's commit: the one that was named, or else, when nobody else was, the configuration's. */
async function trustOfPolicy(
  request: TrustRequest,
  { host, directory }: TrustWorld,
  loaded: LoadedPolicy,
): Promise<NamedTrust | undefined> {
  const { policy } = loaded;
  const { trust } = request;
  const own = namesSigners(request) ? undefined : trustPathOf(loaded, policy.repository);
  const path = trust === undefined ? own : await trustPathNamed(host, directory, trust);
  if (path === undefined) return undefined;
  return { ...(await readCommittedTrust(host, policy, path)), file: `${policy.ref}:${path}` };
}

const nothingGiven = {
  file: undefined,
  authorities: [],
  trustedRoot: undefined,
  key: undefined,
  ssh: undefined,
  identity: undefined,
};

/** The root that a trust file names, relative to where the trust file is named from. */
function rootNamedIn({ trustedRoot }: TrustContent, trustFile: string): string | undefined {
  const root = trustedRoot?.slice("file:".length);
  if (root === undefined || root.startsWith("/")) return root;
  return `${trustFile.slice(0, trustFile.lastIndexOf("/") + 1)}${root}`;
}

function sshKeysOf(
  signers: readonly TrustedSshKey[],
  { key, allowedSigners, identity }: SshTrustRequest,
): TrustedSshKeys {
  const words = {
    hint: signers.map((signer) => signer.key.fingerprint).join(", "),
    algorithm: [...new Set(signers.map((signer) => signer.key.type))].join(", ") || "no SSH key",
    origin:
      allowedSigners === undefined
        ? `--key ${key}`
        : `--allowed-signers ${allowedSigners} --identity ${identity}`,
  };
  const reference =
    allowedSigners === undefined
      ? { keyLine: signers[0]?.key.line ?? "", identity }
      : { allowedSigners, identity: identity ?? "" };
  return { words, reference };
}
