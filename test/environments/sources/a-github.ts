import { createServer } from "node:http";
import { onTestFinished } from "vitest";

export type Github = {
  readonly secrets?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** Answers every request so, whatever it asks. */
  readonly refusal?: { readonly status: number; readonly body: string };
  /** Counted in `total_count` and listed nowhere. */
  readonly hidden?: number;
};

/** What was asked, in order. */
export type Asked = { readonly path: string; readonly authorization: string | undefined };

/** The listings of one GitHub environment, `production` of `acme/shop`, as the REST API pages them. */
export async function aGithub({ secrets = [], variables = {}, refusal, hidden = 0 }: Github) {
  const asked: Asked[] = [];
  const base = "/repos/acme/shop/environments/production%2Feu";
  const lists: Readonly<Record<string, readonly object[]>> = {
    secrets: secrets.map((name) => ({ name, created_at: "", updated_at: "" })),
    variables: Object.entries(variables).map(([name, value]) => ({ name, value })),
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://here");
    asked.push({ path: request.url ?? "", authorization: request.headers.authorization });
    const kind = pathname.slice(base.length + 1);
    const list = pathname.startsWith(base) ? lists[kind] : undefined;
    const size = Math.min(30, Number(searchParams.get("per_page") ?? 10));
    const start = (Number(searchParams.get("page") ?? 1) - 1) * size;
    const status = refusal?.status ?? (list === undefined ? 404 : 200);
    const found = list?.slice(start, start + size);
    const page = { total_count: (list?.length ?? 0) + hidden, [kind]: found };
    const body = list === undefined ? { message: "Not Found" } : page;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(refusal?.body ?? JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return { apiUrl: `http://127.0.0.1:${address.port}`, asked };
}
