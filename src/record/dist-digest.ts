import { sha256Of } from "../data/sha256.ts";

/** What a program of `dist` consists of: the files that are started, and a folder of their parts. */
export const filesOfProgram = {
  action: { started: ["action.js"], parts: "action-parts" },
  cli: { started: ["cli.js", "npm-pg-dump.js"], parts: "parts" },
} as const;

export type ProgramFile = {
  /** Relative to `dist`, with slashes. */
  readonly path: string;
  /** Hex. */
  readonly sha256: string;
};

/**
 * One digest for many files: of what `sha256sum` prints for them, sorted by path, so that anyone can say it again:
 *   cd dist && find action.js action-parts -type f | LC_ALL=C sort | xargs sha256sum | sha256sum
 */
export function distDigestOf(files: readonly ProgramFile[]): string {
  const lines = [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  return `sha256:${sha256Of(lines.join(""))}`;
}
