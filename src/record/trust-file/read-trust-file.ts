import type { ConfigProblem } from "../../config/config-problem.ts";
import { parseTrustFile, type TrustContent } from "../../config/trust-file.ts";
import type { Host } from "../../host/host.ts";
import { locate } from "../../host/locate.ts";
import { signerIdOf, type Trust, type TrustedSigner } from "../trust.ts";
import {
  type ReadEntry,
  readIdentityEntry,
  readKeyEntry,
  rootObjection,
  timestampObjection,
} from "./read-entry.ts";

/** A trust file that can be followed, or every problem of it with its place. */
export type TrustFile =
  | {
      readonly content: TrustContent;
      /** In the order of the file, keys before identities. */
      readonly signers: readonly TrustedSigner[];
      readonly problems: readonly [];
    }
  | { readonly content: undefined; readonly problems: readonly ConfigProblem[] };

type Place = readonly (string | number)[];
type Found = { readonly path: Place; readonly read: ReadEntry };

/** Where a trust file is: absolute, and as messages name it. */
export type TrustPlace = { readonly path: string; readonly file: string };

/** Reads what a trust file says, and the key files that it names, which are relative to it. */
export async function readTrustText(
  { files }: Pick<Host, "files">,
  { path, file }: TrustPlace,
  text: string,
): Promise<TrustFile> {
  const parsed = parseTrustFile(text, file);
  if (parsed.content === undefined) return parsed;
  const { content, source } = parsed;
  const found: Found[] = [];
  for (const [index, entry] of content.keys.entries()) {
    const place = ["keys", index, "publicKey"];
    found.push({ path: place, read: await readKey({ files }, path, entry) });
  }
  for (const [index, entry] of content.identities.entries()) {
    found.push({ path: ["identities", index, "identity"], read: readIdentityEntry(entry) });
  }
  const problems = [...objectionsIn(found, content)].map(({ path: place, message }) => ({
    file,
    ...source.positionOf(place),
    path: place.join("."),
    message,
  }));
  if (problems.length > 0) return { content: undefined, problems };
  const signers = found.flatMap(({ read }) => (read.kind === "signer" ? [read.signer] : []));
  return { content, signers, problems: [] };
}

async function readKey(
  { files }: Pick<Host, "files">,
  trustFile: string,
  entry: TrustContent["keys"][number],
): Promise<ReadEntry> {
  const given = entry.publicKey.trim();
  if (!given.startsWith("file:")) return readKeyEntry(entry, given);
  const named = given.slice("file:".length);
  const text = await files.readText(locate(trustFile.slice(0, trustFile.lastIndexOf("/")), named));
  return text === undefined
    ? { kind: "objection", message: `names the file ${named}, which does not exist` }
    : readKeyEntry(entry, text);
}

function* objectionsIn(
  found: readonly Found[],
  { trustedRoot, timestampAuthorities }: TrustContent,
): Iterable<{ readonly path: Place; readonly message: string }> {
  const names = new Map<string, string>();
  for (const { path, read } of found) {
    if (read.kind === "objection") {
      yield { path, message: read.message };
      continue;
    }
    const id = signerIdOf(read.signer);
    const first = names.get(id);
    if (first !== undefined) {
      yield { path, message: `is the key of "${first}" already; expected one name for one key` };
    }
    names.set(id, first ?? read.signer.name);
  }
  if (trustedRoot !== undefined) yield { path: ["trustedRoot"], message: rootObjection };
  if (timestampAuthorities.length > 0) {
    yield { path: ["timestampAuthorities"], message: timestampObjection };
  }
}

/** The trust that a file states for promotions to an environment. */
export function trustFor(
  { content, signers }: Extract<TrustFile, { readonly content: TrustContent }>,
  environment: string,
  now: Date,
): Trust {
  const own = Object.hasOwn(content.environments, environment)
    ? content.environments[environment]
    : undefined;
  return {
    signers: signers.map((signer) =>
      (own?.signers?.includes(signer.name) ?? true)
        ? signer
        : { ...signer, excludedFrom: environment },
    ),
    threshold: own?.threshold ?? content.threshold,
    now,
  };
}
