import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";

/** A secret that the project's configuration names. */
export const secret = "hunter2-but-longer";

const runbook = [
  ...[
    "# Roll back",
    "",
    "## Stop",
    "",
    "1. Stop the service.",
    "",
    "   ```sh",
    "   stop",
    "   ```",
    "",
  ],
  ...["2. Restore it.", "", "## Look", "", "3. Look at it.", ""],
].join("\n");

/** A project with a runbook of three steps, and the built command there. */
export function runbookProject(files: Readonly<Record<string, string>> = {}) {
  const config = `${quickConfig()}    environment: [RELEASE_NOTES_TOKEN]\n`;
  const { repository, commit } = quickProject({
    "promote.yaml": config,
    "docs/rollback.md": runbook,
    ...files,
  });
  const folder = join(repository.path, ".promote/runbooks");
  const run = (...args: string[]) =>
    promoteHere(["runbook", ...args], {
      cwd: repository.path,
      variables: { RELEASE_NOTES_TOKEN: secret, USER: "ops" },
    });
  return {
    repository,
    commit,
    folder,
    run,
    /** Starts the runbook and gives the execution's id. */
    async start(...args: string[]): Promise<string> {
      const { stdout } = await run("start", "docs/rollback.md", ...args);
      return /^execution (\S+)$/m.exec(stdout)?.[1] ?? "";
    },
    journal: (id: string) =>
      readFileSync(join(folder, `${id}.jsonl`), "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    names: () => readdirSync(folder),
  };
}
