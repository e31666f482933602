import { problemLine } from "../config/config-problem.ts";
import { duration } from "../config/scalars.ts";
import { withRotation } from "../config/write-trust-file.ts";
import { toTheSecond } from "../data/iso-time.ts";
import { exitCodes } from "../gate/result.ts";
import { locate } from "../host/locate.ts";
import { createKey } from "../record/signers/create-key.ts";
import { pemKeySigner } from "../record/signers/pem-key.ts";
import type { PublicKey } from "../record/signers/public-key.ts";
import { readKeyFile, signingKeyFileOf } from "../record/signers/read-signing-key.ts";
import { readTrustText } from "../record/trust-file/read-trust-file.ts";
import { type AlgorithmName, algorithms } from "./key-algorithms.ts";
import {
  assertOwnFolder,
  publicPathOf,
  sshLineOf,
  usualKeyPath,
  writeKeyPair,
} from "./key-place.ts";
import { Misuse } from "./load-config.ts";
import { type LoadedTrust, readTrustFile } from "./read-trust-file.ts";
import type { World } from "./world.ts";

export type KeyRotateRequest = {
  /** File of the private key. Default: that of PROMOTE_SIGNING_KEY, else the usual one. */
  readonly key?: string | undefined;
  readonly trust?: string | undefined;
  readonly person?: string | undefined;
  /** For how long signatures of the old key still count. */
  readonly overlap?: string | undefined;
  /** Why the old key is not to be trusted any more. */
  readonly revoke?: string | undefined;
  readonly algorithm?: AlgorithmName | undefined;
};

const variable = "PROMOTE_SIGNING_KEY";

/**
 * Puts a new key in the place of the old one, which stays beside it under its day, and writes the end of the old and
 * the beginning of the new into the trust file. Prints the new public key. Throws `Misuse` before anything is written.
 */
export async function keyRotate(request: KeyRotateRequest, world: World): Promise<number> {
  const { host, output, directory } = world;
  const path =
    request.key === undefined
      ? (signingKeyFileOf(host, variable, directory) ?? usualKeyPath(host))
      : locate(directory, request.key);
  const oldText = await readKeyFile(host, path, request.key === undefined ? variable : "--key");
  await assertOwnFolder(host, path);
  const old = pemKeySigner(oldText, path).publicKey;
  const pair = createKey(
    request.algorithm === undefined ? old.algorithm : algorithms[request.algorithm],
  );
  const now = host.clock.now();
  const trust = await trustAfter(request, old, pair.publicKey, now, world);
  const kept = await freePathFor(world, path, now);
  await writeKeyPair(world, kept, { privateKey: oldText, publicKey: old.pem });
  if (trust !== undefined)
    await host.files.writeAtomic(trust.path, trust.text, { mode: trust.mode });
  await writeKeyPair(world, path, pair);
  output.document(pair.publicKey);
  output.message(
    [
      `The new private key is ${path}; the old one is kept as ${kept}.`,
      `In SSH form:  ${sshLineOf(pair.publicKey)}`,
      trust === undefined
        ? "No trust file was named: whoever verifies has to be given the new public key, and the old one for what it signed; `promote ledger verify` takes both by a trust file alone (docs/records.md)."
        : `${request.trust} has both: ${trust.words}. Review and publish it.`,
      "",
    ].join("\n"),
  );
  return exitCodes.yes;
}

/** NAME-<day>.pem, with a number when that is taken. */
async function freePathFor({ host }: World, path: string, now: Date): Promise<string> {
  const [, name = path, extension = ""] = /^(.*?)(\.(?:pem|key))?$/.exec(path) ?? [];
  const dated = `${name}-${dayOf(now)}`;
  let free = `${dated}${extension}`;
  for (let count = 2; await isTaken(host, free); count += 1) free = `${dated}-${count}${extension}`;
  return free;
}

async function isTaken({ files }: World["host"], path: string): Promise<boolean> {
  return (
    (await files.status(path)) !== undefined ||
    (await files.status(publicPathOf(path))) !== undefined
  );
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10).replaceAll("-", "");
}

type ChangedTrust = {
  readonly path: string;
  readonly text: string;
  readonly mode: number;
  readonly words: string;
};

/** The trust file as it will be, proven to hold. */
async function trustAfter(
  request: KeyRotateRequest,
  old: PublicKey,
  added: string,
  now: Date,
  { host, directory }: World,
): Promise<ChangedTrust | undefined> {
  const { trust: file, revoke, overlap } = request;
  if (revoke !== undefined && overlap !== undefined) {
    throw new Misuse(
      "--revoke ends the old key now; --overlap lets it count on. Give one of them.",
    );
  }
  if (file === undefined) {
    const given = [revoke, overlap, request.person].some((option) => option !== undefined);
    if (given) throw new Misuse("--revoke, --overlap and --person are written into --trust FILE.");
    return undefined;
  }
  const loaded = await readTrustFile(host, directory, file);
  const status = await host.files.status(loaded.path);
  if (status?.kind !== "file")
    throw new Misuse(`${file} is no regular file. Name the file itself.`);
  const { text, words } = rotated(loaded, request, old, added, now);
  const checked = await readTrustText(host, { path: loaded.path, file }, text);
  if (checked.content === undefined) {
    throw new Misuse(`Nothing is written.\n${checked.problems.map(problemLine).join("\n")}`);
  }
  return { path: loaded.path, text, mode: status.mode & 0o777, words };
}

function rotated(
  { text, trust: { content, signers } }: LoadedTrust,
  { trust: file, person, overlap = "24h", revoke }: KeyRotateRequest,
  old: PublicKey,
  added: string,
  now: Date,
): { readonly text: string; readonly words: string } {
  const name = signers.find(
    (signer) => signer.kind === "key" && signer.key.hint === old.hint,
  )?.name;
  const index = content.keys.findIndex((key) => key.name === name);
  const entry = content.keys[index];
  if (entry === undefined) {
    throw new Misuse(`${file} does not have the key that is to be rotated. Add it first.`);
  }
  const end = endOf(entry, now, overlap, revoke);
  const next = nextNameOf(entry.name, now, new Set(signers.map((signer) => signer.name)));
  const written = withRotation(text, {
    index,
    name: entry.name,
    end,
    publicKey: entry.publicKey.trim().startsWith("file:") ? old.pem : undefined,
    added: {
      name: next,
      person: person ?? entry.person,
      publicKey: added,
      validFrom: secondOf(now),
    },
  });
  if (written === undefined) {
    throw new Misuse(`${entry.name} is written as an alias in ${file}. Write it out first.`);
  }
  const ended =
    end === undefined
      ? "ended before"
      : "revoked" in end
        ? "is revoked"
        : `counts until ${end.validUntil}`;
  return { text: written, words: `${entry.name} ${ended}, ${next} counts from now on` };
}

type Entry = LoadedTrust["trust"]["content"]["keys"][number];

/** What ends the old key; undefined when it has an earlier end already. */
function endOf(
  { validUntil, revoked }: Entry,
  now: Date,
  overlap: string,
  reason: string | undefined,
) {
  if (reason !== undefined) {
    if (revoked !== undefined && revoked.at <= now) return undefined;
    return { revoked: { at: secondOf(now), reason } };
  }
  const parsed = duration.safeParse(overlap);
  if (!parsed.success) {
    throw new Misuse(`--overlap is "${overlap}"; expected a duration such as 90s, 5m, 12h or 2d.`);
  }
  const until = new Date(now.getTime() + parsed.data);
  if (revoked !== undefined || (validUntil !== undefined && validUntil <= until)) return undefined;
  return { validUntil: secondOf(until) };
}

function nextNameOf(old: string, now: Date, taken: ReadonlySet<string>): string {
  const base = `${old.replace(/-\d{8}(-\d+)?$/, "").slice(0, 80)}-${dayOf(now)}`;
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}`;
  return name;
}

/** To the second, downwards: a time that is over already. */
function secondOf(time: Date): string {
  return toTheSecond(time.toISOString());
}
