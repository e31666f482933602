import { sha256Of } from "../../../../data/sha256.ts";
import { readDestructions } from "../../../../postgres/destructive-statements.ts";
import { hasConflictMarkers } from "../../../../postgres/merge-conflict.ts";
import type { MigrationScript } from "./facts.ts";

/** Reads a migration. Whatever cannot be read is said, and never taken for harmless. Pure. */
export function readScript(
  path: string,
  text: string,
  downMarker: string | undefined,
): MigrationScript {
  const sha256 = sha256Of(text.replaceAll(/\s+/g, " ").trim());
  const unreadable = (problem: string): MigrationScript => ({
    ...{ path, sha256 },
    destructions: [],
    unreadable: [{ line: 1, problem }],
  });
  if (!/\.sql$/i.test(path)) return unreadable("is no SQL, so what it destroys cannot be told");
  if (text.includes("\0") || text.includes("\ufffd")) return unreadable("is not text in UTF-8");
  if (hasConflictMarkers(text)) return unreadable("holds a merge conflict that nobody resolved");
  const {
    statements,
    destructions,
    unreadable: problems,
  } = readDestructions(upwardsPartOf(text, downMarker));
  if (statements === 0 && problems.length === 0) return unreadable("holds no statement");
  return { path, sha256, destructions, unreadable: problems };
}

/** A link leads where no commit says. */
export function unreadLink(path: string, target: string): MigrationScript {
  const problem = "is a link, and what it leads to was not read";
  return { path, sha256: sha256Of(target), destructions: [], unreadable: [{ line: 1, problem }] };
}

function upwardsPartOf(text: string, downMarker: string | undefined): string {
  if (downMarker === undefined) return text;
  const lines = text.split("\n");
  const end = lines.findIndex((line) => line.trimStart().startsWith(downMarker));
  return end === -1 ? text : lines.slice(0, end).join("\n");
}
