import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A real git repository in a temporary folder, removed after the test. */
export function aRepository() {
  const top = mkdtempSync(join(tmpdir(), "promote-checklist-"));
  onTestFinished(() => rmSync(top, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], {
      cwd: top,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: top, GIT_CONFIG_NOSYSTEM: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  git("init", "--quiet", "--initial-branch", "staging");
  return {
    top,
    git,
    write(path: string, text: string) {
      mkdirSync(dirname(join(top, path)), { recursive: true });
      writeFileSync(join(top, path), text);
    },
    /** Commits everything and returns the commit's id. */
    commit(): string {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", "a commit");
      return git("rev-parse", "HEAD");
    },
  };
}
