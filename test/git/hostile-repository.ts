import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { TestRepository } from "../support/repository.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Where traps are laid: each program leaves a canary of its own where it runs. */
export type Ground = {
  readonly repository: TestRepository;
  /** Path of a program that leaves the canary of this name; one that passes its input on works as a filter. */
  program(canary: string, passesOn?: boolean): string;
  /** Where the canary of this name would lie. */
  canary(name: string): string;
  /** Writes a file outside of the repository. */
  file(name: string, text: string): string;
  set(key: string, value: string): void;
  /** Names of the canaries that were left, sorted; they are taken away. */
  canaries(): readonly string[];
  /** Runs git as anybody would. */
  plain(args: readonly string[], options?: Plain): string;
};

type Plain = { readonly variables?: Readonly<Record<string, string>>; readonly input?: string };

/** Another repository, as this one is now. */
export function copyOf({ path, git, commit }: TestRepository): TestRepository {
  const copy = join(temporaryFolder(), "copy");
  cpSync(path, copy, { recursive: true, preserveTimestamps: true });
  return {
    path: copy,
    git: (...args) => git("-C", copy, ...args),
    write(files) {
      for (const [name, text] of Object.entries(files)) {
        if (text === null) rmSync(join(copy, name), { force: true });
        else writeFileSync(join(copy, name), text);
      }
    },
    commit,
  };
}

/** Ground in and around a repository. */
export function groundOf(repository: TestRepository): Ground {
  const folder = temporaryFolder();
  const left = join(folder, "canaries");
  mkdirSync(left);
  const file: Ground["file"] = (name, text) => {
    writeFileSync(join(folder, name), text, { mode: 0o755 });
    return join(folder, name);
  };
  return {
    repository,
    file,
    canary: (name) => join(left, name),
    program: (canary, passesOn = false) =>
      file(canary, `#!/bin/sh\n: > "${join(left, canary)}"\n${passesOn ? "cat\n" : ""}`),
    set: (key, value) => void repository.git("config", key, value),
    canaries() {
      const names = readdirSync(left).sort();
      for (const name of names) rmSync(join(left, name));
      return names;
    },
    plain(args, { variables = {}, input } = {}) {
      const { PATH = "", HOME = "" } = process.env;
      const person = ["-c", "user.name=test", "-c", "user.email=test@promote.invalid"];
      const env = { PATH, HOME, GIT_TERMINAL_PROMPT: "0", ...variables };
      const options = { cwd: repository.path, env, input: input ?? "", encoding: "utf8" } as const;
      return spawnSync("git", [...person, ...args], { ...options, timeout: 20_000 }).stdout.trim();
    },
  };
}

/** Files that look changed are read again, through filters if there are any. */
export function touch({ repository }: Ground, files: readonly string[]): void {
  const before = new Date(1_600_000_000_000 + Math.floor(Math.random() * 1e11));
  for (const file of files) {
    const path = join(repository.path, file);
    if (existsSync(path)) utimesSync(path, before, before);
  }
}

/** Text files of the repository by the attribute they have. */
export const filtered = {
  "clean.txt": "filter=cleaning",
  "smudge.txt": "filter=smudging",
  "process.txt": "filter=processing",
  "included.txt": "filter=included",
  "driver.txt": "diff=driving",
  "text.txt": "diff=converting",
  "merge.txt": "merge=merging",
};

/** What a repository with traps has in its commits. */
export const trappedFiles: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(filtered).map((name) => [name, "a\n"])),
  "attributed.txt": "a\n",
  "plain.txt": "a\n",
  ".gitattributes": Object.entries(filtered)
    .map(([name, attribute]) => `${name} ${attribute}\n`)
    .join(""),
};

/** Remotes whose URL or settings name a program, by name; the deployment checklist asks each. */
export const remotes = ["ssh", "pack", "ext", "proxy", "http"] as const;
