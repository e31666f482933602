import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

export type StoredComment = { id: number; body: string; login: string; type: "User" | "Bot" };

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

/** Stands in for the answer to one request; undefined lets the server answer itself. */
export type Trouble = (method: string, path: string) => Answer | undefined;

export const bot = "github-actions[bot]";
const repository = "/repos/acme/shop";

/**
 * GitHub's REST API for comments of issues, as https://docs.github.com/rest/issues/comments has it: pages with Link
 * headers, create, update, delete; and the head of a pull request.
 */
export async function githubServer(head: string) {
  const comments: StoredComment[] = [];
  const requests: string[] = [];
  const state = {
    head,
    trouble: undefined as Trouble | undefined,
    /** Stands in for the answer once the server has done as it was asked. */
    afterwards: undefined as Trouble | undefined,
    bodies: [] as string[],
  };
  let lastId = 1_000;

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const method = request.method ?? "GET";
    requests.push(`${method} ${url.pathname}${url.search}`);
    const sent = await bodyOf(request);
    if (sent !== "") state.bodies.push(sent);
    if (request.headers.authorization === undefined) {
      return send(response, { status: 401, body: { message: "Requires authentication" } });
    }
    const refused = state.trouble?.(method, url.pathname);
    if (refused !== undefined) return send(response, refused);
    const done = answerTo(method, url, sent);
    return send(response, state.afterwards?.(method, url.pathname) ?? done);
  });

  function answerTo(method: string, url: URL, sent: string): Answer {
    const path = url.pathname;
    if (method === "GET" && path === `${repository}/pulls/7`) {
      return { status: 200, body: { number: 7, head: { sha: state.head } } };
    }
    if (path === `${repository}/issues/7/comments`) {
      return method === "POST" ? create(sent) : list(url);
    }
    const [, id] = new RegExp(`^${repository}/issues/comments/(\\d+)$`).exec(path) ?? [];
    const at = comments.findIndex((one) => one.id === Number(id));
    const found = comments[at];
    if (found === undefined) return { status: 404, body: { message: "Not Found" } };
    if (method === "DELETE") {
      comments.splice(at, 1);
      return { status: 204 };
    }
    found.body = JSON.parse(sent).body;
    return { status: 200, body: shown(found) };
  }

  function create(sent: string): Answer {
    const { body } = JSON.parse(sent);
    if (body.length > 65_536) return { status: 422, body: { message: "Validation Failed" } };
    const comment: StoredComment = { id: ++lastId, body, login: bot, type: "Bot" };
    comments.push(comment);
    return { status: 201, body: shown(comment) };
  }

  function list(url: URL): Answer {
    const size = Math.min(Number(url.searchParams.get("per_page") ?? 30), 100);
    const page = Number(url.searchParams.get("page") ?? 1);
    const last = Math.ceil(comments.length / size);
    const linkTo = (to: number, rel: string) => {
      const target = new URL(url.pathname, base);
      target.search = `?per_page=${size}&page=${to}`;
      return `<${target.href}>; rel="${rel}"`;
    };
    const link =
      page < last ? { link: `${linkTo(page + 1, "next")}, ${linkTo(last, "last")}` } : undefined;
    const body = comments.slice((page - 1) * size, page * size).map(shown);
    return { status: 200, body, ...(link === undefined ? {} : { headers: link }) };
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    url: base,
    comments,
    requests,
    state,
    /** Comments that stand there before. */
    add: (comment: Omit<StoredComment, "id">) => comments.push({ id: ++lastId, ...comment }),
  };
}

export type GithubServer = Awaited<ReturnType<typeof githubServer>>;

function shown({ id, body, login, type }: StoredComment) {
  return { id, body, user: { login, type } };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
