import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkOutput } from "../../src/report/check-output.ts";
import { promoteHere } from "./promote-here.ts";
import { quickProject } from "./quick-project.ts";

type Files = Readonly<Record<string, string | null>>;

/** A project whose branch `main` has the configuration that counts, and HEAD on `feature` above it. */
export function branchedProject({ base = {}, head = {} }: { base?: Files; head?: Files } = {}) {
  const project = quickProject();
  const { repository, variables } = project;
  const main = repository.commit(base);
  repository.git("switch", "--quiet", "--create", "feature");
  const commit = repository.commit(head);
  const run = (args: readonly string[], cwd = repository.path) =>
    promoteHere(args, { cwd, variables });
  const check = (...args: string[]) => run(["check", ...args]);
  return {
    ...project,
    main,
    commit,
    run,
    check,
    async json(...args: string[]) {
      const { stdout, stderr } = await check("--json", ...args);
      if (stdout === "") throw new Error(stderr);
      return checkOutput.strict().parse(JSON.parse(stdout));
    },
    statementOf(record: string) {
      const bundle = JSON.parse(readFileSync(join(repository.path, record), "utf8"));
      return JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, "base64").toString("utf8"));
    },
  };
}
