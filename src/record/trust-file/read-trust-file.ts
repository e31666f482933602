import type { ConfigProblem } from "../../config/config-problem.ts";
import { parseTrustFile, type TrustContent } from "../../config/trust-file.ts";
import { locate } from "../../host/locate.ts";
import { readTrustedRoot, type TextHost } from "../signers/keyless/read-trusted-root.ts";
import type { AuthorityText } from "../timestamps/open-timestamp-judge.ts";
import { signerIdOf, type Trust, type TrustedSigner } from "../trust.ts";
import { type ReadEntry, readKeyEntry } from "./read-entry.ts";

/** A trust file that can be followed, or every problem of it with its place. */
export type TrustFile =
  | {
      readonly content: TrustContent;
      /** In the order of the file, keys before identities. */
      readonly signers: readonly TrustedSigner[];
      /** Whose timestamps count. */
      readonly authorities: readonly AuthorityText[];
      readonly problems: readonly [];
    }
  | { readonly content: undefined; readonly problems: readonly ConfigProblem[] };

type Place = readonly (string | number)[];
type Found = { readonly path: Place; readonly read: ReadEntry };

/** Where a trust file is: absolute, and as messages name it. */
export type TrustPlace = { readonly path: string; readonly file: string };

/** Reads what a trust file says, and the key files that it names, which are relative to it. */
export async function readTrustText(
  host: TextHost,
  { path, file }: TrustPlace,
  text: string,
): Promise<TrustFile> {
  const parsed = parseTrustFile(text, file);
  if (parsed.content === undefined) return parsed;
  const { content, source } = parsed;
  const found: Found[] = [];
  for (const [index, entry] of content.keys.entries()) {
    const place = ["keys", index, "publicKey"];
    found.push({ path: place, read: await readKey(host, path, entry) });
  }
  const identities = await readIdentities(host, path, content);
  const { authorities, objections } = await readAuthorities(host, path, content);
  const problems = [...objectionsIn(found), ...objections].map(({ path: place, message }) => ({
    file,
    ...source.positionOf(place),
    path: place.join("."),
    message,
  }));
  if (problems.length > 0) return { content: undefined, problems };
  const keys = found.flatMap(({ read }) => (read.kind === "signer" ? [read.signer] : []));
  return { content, signers: [...keys, ...identities], authorities, problems: [] };
}

async function readKey(
  host: Pick<TextHost, "files">,
  trustFile: string,
  entry: TrustContent["keys"][number],
): Promise<ReadEntry> {
  const read = await readTextOrFile(host, trustFile, entry.publicKey);
  return typeof read === "string" ? readKeyEntry(entry, read) : { kind: "objection", ...read };
}

async function readIdentities(
  host: TextHost,
  trustFile: string,
  { identities, trustedRoot }: TrustContent,
): Promise<readonly TrustedSigner[]> {
  if (identities.length === 0) return [];
  const root = await readTrustedRoot(host, folderOf(trustFile), {
    file: trustedRoot?.slice("file:".length),
    origin: trustedRoot ?? "",
  });
  return identities.map((entry) => ({ kind: "identity", ...entry, root }));
}

type Objection = { readonly path: Place; readonly message: string };

async function readAuthorities(
  host: Pick<TextHost, "files">,
  trustFile: string,
  { timestampAuthorities }: TrustContent,
): Promise<{
  readonly authorities: readonly AuthorityText[];
  readonly objections: readonly Objection[];
}> {
  const authorities: AuthorityText[] = [];
  const objections: Objection[] = [];
  for (const [index, { name, certificate }] of timestampAuthorities.entries()) {
    const read = await readTextOrFile(host, trustFile, certificate);
    if (typeof read === "string") authorities.push({ origin: name, text: read });
    else objections.push({ path: ["timestampAuthorities", index, "certificate"], ...read });
  }
  return { authorities, objections };
}

/** The text itself, or that of the file it names, relative to the trust file; or why there is none. */
async function readTextOrFile(
  { files }: Pick<TextHost, "files">,
  trustFile: string,
  given: string,
): Promise<string | { readonly message: string }> {
  const text = given.trim();
  if (!text.startsWith("file:")) return text;
  const named = text.slice("file:".length);
  const found = await files.readText(locate(folderOf(trustFile), named));
  return found ?? { message: `names the file ${named}, which does not exist` };
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf("/"));
}

function* objectionsIn(found: readonly Found[]): Iterable<Objection> {
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
