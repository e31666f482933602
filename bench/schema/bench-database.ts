import { type ExecFileOptions, execFile, execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** Runs statements in as few round trips as will do. */
export async function runAll(url: string, statements: Iterable<string>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let batch = "";
    for (const statement of statements) {
      batch += `${statement}\n`;
      if (batch.length < 100_000) continue;
      await client.query(batch);
      batch = "";
    }
    await client.query(batch);
  } finally {
    await client.end();
  }
}

/** Creates a database, empty or as a copy of another, and returns its URL. */
export async function createDatabase(
  server: string,
  name: string,
  template = "template0",
): Promise<string> {
  await runAll(server, [`CREATE DATABASE ${name} TEMPLATE ${template};`]);
  return server.replace(/\/[^/]*$/, `/${name}`);
}

/** Milliseconds of a bare pg_dump whose output nobody reads. */
export async function timeBareDump(url: string): Promise<number> {
  const start = performance.now();
  await runChild("pg_dump", ["--schema-only", "--file", "/dev/null", url]);
  return performance.now() - start;
}

/** What a program prints. Throws when it fails or takes longer than `options.timeout`. */
export function runChild(
  program: string,
  args: readonly string[],
  options: ExecFileOptions = {},
): Promise<string> {
  const given = { ...options, encoding: "utf8", maxBuffer: 1024 ** 3 } as const;
  return new Promise((resolve, reject) => {
    execFile(program, [...args], given, (error, stdout) =>
      error === null ? resolve(stdout) : reject(error),
    );
  });
}

/** Commits a snapshot into a repository of its own, and returns the commit. */
export function commitSnapshot(repository: string, text: string): string {
  const git = (...args: readonly string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=bench", "-c", "user.email=bench@promote.invalid", ...args],
      {
        cwd: repository,
        encoding: "utf8",
      },
    ).trim();
  mkdirSync(join(repository, "db"), { recursive: true });
  writeFileSync(join(repository, "db/schema.snapshot.sql"), text);
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message=bench");
  return git("rev-parse", "HEAD");
}
