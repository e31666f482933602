import type { Host } from "../host/host.ts";
import { keepOutOfGit, promoteFolder } from "../record/promote-folder.ts";
import { type Confirmation, type ConfirmationKey, confirmation } from "./confirmation.ts";

/** Where confirmations lie, below the project folder. Never committed: they name a commit. */
const confirmationsDirectory = `${promoteFolder}/confirmations`;

/** What lies there for an item, a commit and an environment. `file` is below the project folder. */
export type ConfirmationLookup =
  | { readonly state: "found"; readonly file: string; readonly confirmation: Confirmation }
  | { readonly state: "malformed"; readonly file: string; readonly problem: string }
  /** None; `others` are the item's confirmations for something else, the latest first. */
  | { readonly state: "absent"; readonly others: readonly Confirmation[] };

/** The file of a confirmation, below the project folder. */
export function confirmationFileOf({ item, commit, environment }: ConfirmationKey): string {
  return `${confirmationsDirectory}/${item}-${commit.slice(0, 12)}-${environment}.json`;
}

/** Reads the confirmation of an item. What it is bound to is told by its content, not by its name. */
export async function readConfirmation(
  { files }: Pick<Host, "files">,
  project: string,
  key: ConfirmationKey,
): Promise<ConfirmationLookup> {
  const file = confirmationFileOf(key);
  const text = await files.readText(`${project}/${file}`);
  const read = text === undefined ? undefined : parseConfirmation(text);
  if (typeof read === "string") return { state: "malformed", file, problem: read };
  if (read !== undefined && isSame(read, key)) return { state: "found", file, confirmation: read };
  return { state: "absent", others: await readOthers({ files }, project, key) };
}

/** Writes a confirmation, all or nothing, and keeps the gate's folder out of git. Returns its file. */
export async function writeConfirmation(
  { files }: Pick<Host, "files">,
  project: string,
  given: Confirmation,
): Promise<string> {
  const file = confirmationFileOf(given);
  await keepOutOfGit({ files }, project, file);
  await files.writeAtomic(`${project}/${file}`, `${JSON.stringify(given, null, 2)}\n`);
  return file;
}

/** The confirmation that a text holds, or what is wrong with it. */
export function parseConfirmation(text: string): Confirmation | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "it is not JSON";
  }
  const parsed = confirmation.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join(".")}: ${message}`))
    .join("; ");
}

async function readOthers(
  { files }: Pick<Host, "files">,
  project: string,
  { item, ...key }: ConfirmationKey,
): Promise<readonly Confirmation[]> {
  const directory = `${project}/${confirmationsDirectory}`;
  const names = (await files.list(directory)).filter(
    (name) => name.startsWith(`${item}-`) && name.endsWith(".json"),
  );
  const others: Confirmation[] = [];
  for (const name of names) {
    const read = parseConfirmation((await files.readText(`${directory}/${name}`)) ?? "");
    if (typeof read === "object" && read.item === item && !isSame(read, { item, ...key })) {
      others.push(read);
    }
  }
  return others.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

function isSame(one: ConfirmationKey, other: ConfirmationKey): boolean {
  return (
    one.item === other.item && one.commit === other.commit && one.environment === other.environment
  );
}
