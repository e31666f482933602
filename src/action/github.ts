import { getOctokit } from "@actions/github";
import type { Host } from "../host/host.ts";
import { type Refusal, withRetries } from "./retry.ts";
import type { Comments } from "./sticky-comment.ts";

export type GithubAccess = {
  readonly token: string;
  /** GITHUB_API_URL. */
  readonly apiUrl: string;
  /** GITHUB_REPOSITORY, `owner/name`. */
  readonly repository: string;
};

export type PullRequestNow = { readonly head: string; readonly baseRef: string | undefined };

/** A pull request at GitHub, through the token of the workflow. */
export interface GithubPullRequest {
  readonly comments: Comments;
  /** The commit that is its head now, and the branch that it goes into. */
  now(): Promise<PullRequestNow>;
  /** Does the work again where a server that fails or a rate limit kept it from being done. */
  again<T>(work: () => Promise<T>): Promise<T>;
}

/** The account under whose name the token of a workflow writes. */
const workflowLogin = "github-actions[bot]";
const pageSize = 100;
const requestLimitMs = 30_000;

export function openPullRequest(
  { token, apiUrl, repository }: GithubAccess,
  number: number,
  clock: Pick<Host["clock"], "now" | "sleep">,
): GithubPullRequest {
  const octokit = getOctokit(token, { baseUrl: apiUrl.replace(/\/+$/, "") });
  const [owner = "", repo = ""] = repository.split("/");
  const request = () => ({ signal: AbortSignal.timeout(requestLimitMs) });
  const { rest } = octokit;
  let login: string | undefined;
  const comments: Comments = {
    async ownLogin() {
      login ??= await viewerOf(() => octokit.graphql("query { viewer { login } }"));
      return login;
    },
    async *list() {
      const pages = octokit.paginate.iterator(rest.issues.listComments, {
        ...{ owner, repo, issue_number: number, per_page: pageSize, request: request() },
      });
      for await (const { data } of pages) {
        for (const { id, body = "", user } of data) yield { id, body, author: user?.login ?? null };
      }
    },
    async create(body) {
      await rest.issues.createComment({
        owner,
        repo,
        issue_number: number,
        body,
        request: request(),
      });
    },
    async update(id, body) {
      await rest.issues.updateComment({ owner, repo, comment_id: id, body, request: request() });
    },
    async remove(id) {
      await rest.issues
        .deleteComment({ owner, repo, comment_id: id, request: request() })
        .catch((thrown: unknown) => {
          if (refusalOf(thrown)?.status !== 404) throw thrown;
        });
    },
  };
  return {
    comments,
    async now() {
      const { data } = await rest.pulls.get({
        ...{ owner, repo, pull_number: number, request: request() },
      });
      const base = memberOf(memberOf(data, "base"), "ref");
      return { head: data.head.sha, baseRef: typeof base === "string" ? base : undefined };
    },
    again: (work) => withRetries(work, { refusalOf, clock }),
  };
}

/** Whom a token speaks for. One that may not ask is a workflow's. */
async function viewerOf(ask: () => Promise<unknown>): Promise<string> {
  try {
    const answer = await ask();
    const login = memberOf(memberOf(answer, "viewer"), "login");
    return typeof login === "string" && login !== "" ? login : workflowLogin;
  } catch {
    return workflowLogin;
  }
}

/** What GitHub refused, of an error that the client throws. */
export function refusalOf(thrown: unknown): Refusal | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const status = memberOf(thrown, "status");
  if (typeof status !== "number") return undefined;
  const headers = memberOf(memberOf(thrown, "response"), "headers");
  const header = (name: string) => {
    const value = memberOf(headers, name);
    return value === undefined ? undefined : String(value);
  };
  return {
    status,
    message: thrown.message,
    retryAfter: header("retry-after"),
    remaining: header("x-ratelimit-remaining"),
    reset: header("x-ratelimit-reset"),
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
