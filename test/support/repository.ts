import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { shellWordOf } from "../../src/host/shell-word.ts";
import { runInSmallShell } from "./small-shell.ts";
import { removeFolder } from "./temporary-folder.ts";

/** A real git repository in a temporary folder, removed after the test. */
export type TestRepository = {
  readonly path: string;
  /** Writes files; a value of null removes one. */
  write(files: Readonly<Record<string, string | null>>): void;
  /** Writes files, commits everything, returns the commit's id. */
  commit(files?: Readonly<Record<string, string | null>>): string;
  git(...args: string[]): string;
};

/** Makes an empty repository on branch `main`. */
export function testRepository(): TestRepository {
  const repository = openRepository();
  onTestFinished(() => removeFolder(repository.path));
  return repository;
}

/** One commit that the tests of a file share, who only read it. */
export function repositoryOfFile(files: () => Readonly<Record<string, string | null>>) {
  let made: { readonly repository: TestRepository; readonly commit: string } | undefined;
  beforeAll(() => {
    const repository = openRepository();
    made = { repository, commit: repository.commit(files()) };
  });
  afterAll(() => {
    if (made !== undefined) removeFolder(made.repository.path);
  });
  return () => {
    if (made === undefined) throw new Error("the repository is there in tests only");
    return made;
  };
}

function openRepository(): TestRepository {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "promote-test-repository-")));
  const git = (...args: string[]) =>
    runInSmallShell(path, ["git", ...identity, ...args].map(shellWordOf).join(" ")).trim();
  const write: TestRepository["write"] = (files) => {
    for (const [name, text] of Object.entries(files)) {
      const file = join(path, name);
      if (text === null) rmSync(file, { force: true });
      else {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    }
  };
  git("init", "--quiet", "--initial-branch=main");
  return {
    path,
    write,
    git,
    commit(files = {}) {
      write(files);
      return runInSmallShell(path, commitAll).trim();
    },
  };
}

const identity = [
  ...["-c", "user.name=test", "-c", "user.email=test@promote.invalid"],
  ...["-c", "commit.gpgSign=false", "-c", "tag.gpgSign=false", "-c", "maintenance.auto=false"],
];

const commitAll = `git add --all &&
  git ${identity.join(" ")} commit --quiet --allow-empty --message=test && git rev-parse HEAD`;
