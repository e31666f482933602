import { spawnSync } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import manifest from "../../package.json" with { type: "json" };
import { type TestRepository, testRepository } from "../support/repository.ts";

const root = join(import.meta.dirname, "../..");

export type ReleaseEnded = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

const lock = JSON.stringify({ packages: { "node_modules/one": { version: "1.0.0" } } });

/** Writes what a bundler would, and nothing but that. */
const build = `
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
mkdirSync("dist/action-parts", { recursive: true });
mkdirSync("dist/parts", { recursive: true });
writeFileSync("dist/action.js", "console.log('the Action')\\n");
writeFileSync("dist/action-parts/a.js", "export {}\\n");
writeFileSync("dist/cli.js", "#!/usr/bin/env node\\n");
chmodSync("dist/cli.js", 0o755);
`;

/** A repository that could be released as 1.2.0, with a build of a few files. */
export function releaseProject(files: Readonly<Record<string, string>> = {}): TestRepository {
  const repository = testRepository();
  repository.commit({
    ".gitignore": "node_modules/\n/dist/\n",
    "package.json": JSON.stringify({ version: "1.2.0", type: "module" }),
    "package-lock.json": lock,
    "CHANGELOG.md": "# Changelog\n\n## Unreleased\n\n## 1.2.0 - 2026-01-01\n",
    "scripts/build.mjs": build,
    ...files,
  });
  repository.write({ "node_modules/.package-lock.json": lock });
  return repository;
}

/** This project as a repository of its own and its modules behind a link. */
export function thisProject(): TestRepository {
  const repository = testRepository();
  for (const name of ["src", "scripts", "action.yml", "package.json", "package-lock.json"]) {
    cpSync(join(root, name), join(repository.path, name), { recursive: true });
  }
  repository.write({
    ".gitignore": "node_modules\n/dist/\n",
    "CHANGELOG.md": `## ${manifest.version}\n`,
  });
  repository.commit();
  symlinkSync(join(root, "node_modules"), join(repository.path, "node_modules"));
  return repository;
}

/** Runs the release as `npm run release` does. */
export function release({ path }: TestRepository, ...args: readonly string[]): ReleaseEnded {
  const identity = { NAME: "test", EMAIL: "test@promote.invalid" };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...["--import", pathToFileURL(join(root, "node_modules/tsx/dist/loader.mjs")).href],
      join(root, "scripts/release/release.ts"),
      ...args,
    ],
    {
      cwd: path,
      encoding: "utf8",
      env: {
        ...process.env,
        ...Object.fromEntries(
          Object.entries(identity).flatMap(([name, value]) => [
            [`GIT_AUTHOR_${name}`, value],
            [`GIT_COMMITTER_${name}`, value],
          ]),
        ),
      },
    },
  );
  return { code: status, stdout, stderr };
}
