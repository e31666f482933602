import { stampOf } from "../data/iso-time.ts";

/** The files of one record, by what they hold. */
export const recordSuffixes = {
  bundle: ".sigstore.json",
  dsse: ".dsse.json",
  manifest: ".manifest.json",
  unsigned: ".unsigned.json",
  /** A statement beside its SSH signature. */
  statement: ".statement.json",
  sshSignature: ".statement.json.sig",
} as const;

type Named = {
  readonly finishedAt: string;
  readonly source: { readonly commit: string };
  readonly environment: { readonly to: string };
  readonly outcome: string;
};

/**
 * `<time>-<commit12>-<environment>-<outcome>`, with `-2`, `-3`, … when a file in `existing` has the name
 * already: runs can end within one second, and a run that was killed may have left files.
 */
export function recordNameOf(predicate: Named, existing: readonly string[]): string {
  const name = firstNameOf(predicate);
  const taken = new Set(existing.map(stemOf));
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}-${count}`;
  return free;
}

/** Whether a record could have been written under this name. */
export function isNameOf(name: string, predicate: Named): boolean {
  const first = firstNameOf(predicate);
  return name === first || (name.startsWith(first) && /^-[1-9]\d*$/.test(name.slice(first.length)));
}

function firstNameOf({ finishedAt, source, environment, outcome }: Named): string {
  return `${stampOf(finishedAt)}-${source.commit.slice(0, 12)}-${environment.to}-${outcome}`;
}

/** Whether a file is the one whose presence makes a signed record, whichever way it is signed. */
export function isRecordFile(path: string): boolean {
  if (cosignedNameOf(path) !== undefined) return false;
  return path.endsWith(recordSuffixes.bundle) || path.endsWith(recordSuffixes.sshSignature);
}

/** The file that people are pointed at: of a record signed with an SSH key, the statement. */
export function mainFileOf(path: string): string {
  return path.endsWith(recordSuffixes.sshSignature)
    ? `${stemOf(path)}${recordSuffixes.statement}`
    : path;
}

/** A file's path without the suffix that says what it holds. */
export function stemOf(path: string): string {
  const suffix = Object.values(recordSuffixes).find((candidate) => path.endsWith(candidate));
  return suffix === undefined ? path.replace(/\.json$/, "") : path.slice(0, -suffix.length);
}

/** The record's name, when a file is a co-signature of it in either wrapper; undefined for any other file. */
export function cosignedNameOf(file: string): string | undefined {
  return /^(.+)\.cosigned-[0-9a-f]{12}\.(?:sigstore|dsse)\.json$/.exec(file)?.[1];
}
