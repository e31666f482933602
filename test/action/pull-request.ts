import { quickProject } from "../support/quick-project.ts";
import { bot, type GithubServer, githubServer } from "./github-server.ts";
import { type ActionRun, runBuiltAction } from "./run-built-action.ts";
import { runStep } from "./run-step.ts";

export const failing = {
  "suite.mjs":
    'console.log("TAP version 13\\n1..1\\nnot ok 1 - it breaks");\nprocess.exitCode = 1;\n',
};

type Change = {
  /** What the base commit has. */
  readonly baseFiles?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly fork?: boolean;
};

/** A base commit, a change on it that is checked out, and the event about them, at a server of its own. */
export async function pullRequest({ baseFiles = {}, files = {}, fork = false }: Change = {}) {
  const project = quickProject(baseFiles);
  const base = project.commit;
  const head = project.repository.commit({ "README.md": "changed\n", ...files });
  const server = await githubServer(head);
  const own = { id: 1, full_name: "acme/shop" };
  const repo = fork ? { id: 2, full_name: "mallory/shop" } : own;
  const payload = {
    pull_request: {
      number: 7,
      head: { sha: head, repo },
      base: { sha: base, ref: "main", repo: own },
    },
  };
  const started: ActionRun = {
    ...{ workspace: project.repository.path, event: "pull_request", payload, sha: head },
    ...{ apiUrl: server.url, variables: project.variables },
  };
  const run = (more: Partial<ActionRun> = {}) => runStep({ ...started, ...more });
  const runBuilt = (more: Partial<ActionRun> = {}) => runBuiltAction({ ...started, ...more });
  return { project, base, head, server, payload, run, runBuilt };
}

/** The comments of the gate's own account that it knows again. */
export const ours = ({ comments }: GithubServer) =>
  comments.filter(({ body, login }) => login === bot && body.includes("promote-gate comment"));
