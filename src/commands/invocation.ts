import { git } from "../git/git.ts";
import type { Environment, Host } from "../host/host.ts";
import type { Predicate } from "../record/promotion-record.ts";

/**
 * Who asked for the run: the workflow's actor in GitHub Actions, else the e-mail address of git's
 * configuration. Both are assertions.
 */
export async function actorOf(
  host: Pick<Host, "environment" | "processes">,
  repository: string,
): Promise<Predicate["actor"]> {
  const { environment } = host;
  if (environment.read("GITHUB_ACTIONS") === "true") {
    return {
      kind: "workflow",
      id: environment.read("GITHUB_ACTOR") ?? "unknown",
      provenBy: "asserted",
    };
  }
  const { stdout } = await git(host, repository, ["config", "--get", "user.email"], {
    accept: [1],
  });
  const id = stdout.trim() || environment.read("USER") || "unknown";
  return { kind: "human", id, provenBy: "asserted" };
}

/** The workflow run that the gate is part of, or null by hand. Variables: https://docs.github.com/actions/reference/variables-reference */
export function invocationOf(environment: Environment): Predicate["invocation"] {
  if (environment.read("GITHUB_ACTIONS") !== "true") return null;
  const read = (name: string) => environment.read(name) ?? null;
  return {
    ci: "github-actions",
    runId: read("GITHUB_RUN_ID"),
    attempt: read("GITHUB_RUN_ATTEMPT"),
    event: read("GITHUB_EVENT_NAME"),
    headSha: read("GITHUB_SHA"),
  };
}
