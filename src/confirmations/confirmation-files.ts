import { parseJson } from "../data/json.ts";
import type { ConfirmationFile } from "../gate/check.ts";
import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { keepOutOfGit, promoteFolder } from "../record/promote-folder.ts";
import type { Signer } from "../record/signers/signer.ts";
import { type Confirmation, type ConfirmationKey, confirmation } from "./confirmation.ts";
import {
  type ConfirmationEnvelope,
  isEnveloped,
  payloadTextOf,
  readEnvelope,
  signConfirmation,
} from "./signed-confirmation.ts";

/** Where confirmations lie, below the project folder. Never committed: they name a commit. */
const confirmationsDirectory = `${promoteFolder}/confirmations`;

/** A confirmation, and the envelope it was signed in. */
export type ReadConfirmation = {
  readonly confirmation: Confirmation;
  /** Undefined when it is not signed. Not verified yet. */
  readonly signed?: ConfirmationEnvelope;
};

/** What lies there for an item, a commit and an environment. `file` is below the project folder. */
export type ConfirmationLookup =
  | (ReadConfirmation & { readonly state: "found"; readonly file: string })
  | { readonly state: "malformed"; readonly file: string; readonly problem: string }
  /** None; `others` are the item's confirmations for something else, the latest first. */
  | { readonly state: "absent"; readonly others: readonly Confirmation[] };

/** The file of a confirmation, below the project folder. */
export function confirmationFileOf({
  item,
  commit,
  environment,
}: Pick<ConfirmationKey, "item" | "commit" | "environment">): string {
  return `${confirmationsDirectory}/${item}-${commit.slice(0, 12)}-${environment}.json`;
}

/** Reads every confirmation of a project, by name. Nothing is judged yet: a file may hold anything. */
export async function readConfirmationFiles(
  { files }: Pick<Host, "files">,
  project: string,
): Promise<readonly ConfirmationFile[]> {
  const found: ConfirmationFile[] = [];
  for (const name of await files.list(`${project}/${confirmationsDirectory}`)) {
    const file = `${confirmationsDirectory}/${name}`;
    const isFile = (await files.status(`${project}/${file}`))?.kind === "file";
    if (!isFile || !name.endsWith(".json")) continue;
    const text = await textOf({ files }, `${project}/${file}`);
    if (text !== undefined) found.push({ file, text });
  }
  return found;
}

/** Looks for the confirmation of an item. What it is bound to is told by its content, not by its name. */
export function findConfirmation(
  files: readonly ConfirmationFile[],
  key: ConfirmationKey,
): ConfirmationLookup {
  const file = confirmationFileOf(key);
  const there = files.find((one) => one.file === file);
  const read = there === undefined ? undefined : parseConfirmation(there.text);
  if (typeof read === "string") return { state: "malformed", file, problem: read };
  if (read !== undefined && isSame(read.confirmation, key))
    return { state: "found", file, ...read };
  return { state: "absent", others: othersIn(files, key) };
}

/** Writes a confirmation, signed when there is a signer, all or nothing, and keeps the gate's folder out of git. Returns its file. */
export async function writeConfirmation(
  { files }: Pick<Host, "files">,
  project: string,
  given: Confirmation,
  signer?: Signer,
): Promise<string> {
  const file = confirmationFileOf(given);
  await keepOutOfGit({ files }, project, file);
  const text = `${JSON.stringify(given, null, 2)}\n`;
  const content = signer === undefined ? text : await signConfirmation(text, signer);
  await files.writeAtomic(`${project}/${file}`, content);
  return file;
}

/** The confirmation that a text holds, signed or not, or what is wrong with it. Verifies no signature. */
export function parseConfirmation(text: string | null): ReadConfirmation | string {
  if (text === null) return "it is not text";
  const value = parseJson(text);
  if (value === undefined) return "it is not JSON";
  if (!isEnveloped(value)) {
    const plain = confirmationIn(value);
    return typeof plain === "string" ? plain : { confirmation: plain };
  }
  const signed = readEnvelope(value);
  if (typeof signed === "string") return signed;
  const inner = confirmationIn(parseJson(payloadTextOf(signed)));
  return typeof inner === "string" ? `what it signs: ${inner}` : { confirmation: inner, signed };
}

function confirmationIn(value: unknown): Confirmation | string {
  const parsed = confirmation.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`))
    .join("; ");
}

/** Confirmations of the same item for something else; what does not parse confirms nothing. */
function othersIn(
  files: readonly ConfirmationFile[],
  key: ConfirmationKey,
): readonly Confirmation[] {
  return files
    .filter(({ file }) => file.startsWith(`${confirmationsDirectory}/${key.item}-`))
    .map(({ text }) => parseConfirmation(text))
    .flatMap((read) => (typeof read === "object" ? [read.confirmation] : []))
    .filter((read) => read.item === key.item && !isSame(read, key))
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** Null for what is no text: one stray file is no reason to stop a run. */
async function textOf({ files }: Pick<Host, "files">, path: string) {
  try {
    return await files.readText(path);
  } catch (thrown) {
    if (thrown instanceof GateFault && thrown.code === "file/not-text") return null;
    throw thrown;
  }
}

function isSame(one: ConfirmationKey, other: ConfirmationKey): boolean {
  const parts = ["item", "commit", "environment", "repository", "project"] as const;
  return parts.every((part) => one[part] === other[part]);
}
