import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { ItemByKind } from "../../../../../src/checks/deployment-checklist/facts.ts";
import { gatherHttp } from "../../../../../src/checks/deployment-checklist/items/http/gather.ts";
import { httpItem } from "../../../../../src/config/settings/checklist/http.ts";
import { testHost } from "../../../../support/host.ts";
import { temporaryFolder } from "../../../../support/temporary-folder.ts";
import { aPatientHost } from "../a-patient-host.ts";
import { aServer } from "./a-server.ts";

function itemAt(url: string, more: object = {}): ItemByKind["http"] {
  return httpItem.parse({ id: "dashboards", kind: "http", url, ...more });
}

const token = "t0ken-T0PS3CRET";

describe("gatherHttp", () => {
  it("sees the status, and shows the address without its query", async () => {
    const origin = await aServer((_, response) => response.writeHead(404).end("gone"));
    expect(await gatherHttp(testHost(), itemAt(`${origin}/d/orders?token=abc`))).toEqual({
      id: "dashboards",
      kind: "http",
      address: `${origin}/d/orders`,
      expected: [200],
      status: 404,
      body: { state: "unread" },
      latency: null,
      unauthenticated: null,
    });
  });

  it("does not follow a redirect", async () => {
    const origin = await aServer((request, response) => {
      if (request.url === "/login") response.end("sign in");
      else response.writeHead(302, { location: "/login" }).end();
    });
    expect((await gatherHttp(testHost(), itemAt(origin))).status).toBe(302);
  });

  it("shows the origin alone when a variable holds the address", async () => {
    const origin = await aServer((_, response) => response.end());
    const url = `${origin}/hooks/T0PS3CRET/status`;
    const host = testHost({ variables: { DASHBOARD_URL: url } });
    const facts = await gatherHttp(host, itemAt("env:DASHBOARD_URL"));
    expect(facts).toMatchObject({ address: origin, status: 200 });
    expect(JSON.stringify(facts)).not.toContain("T0PS3CRET");
    expect(host.secrets.redact(`asked ${url}`)).toBe("asked [redacted]");
  });

  it("asks again with growing pauses when nothing answers, and takes the answer", async () => {
    let asked = 0;
    const origin = await aServer((request, response) => {
      asked += 1;
      if (asked < 3) request.socket.destroy();
      else response.end();
    });
    const { host, pauses } = aPatientHost();
    expect((await gatherHttp(host, itemAt(origin))).status).toBe(200);
    expect(pauses).toEqual([500, 1_000]);
  });

  it("asks no more often than it may", async () => {
    let asked = 0;
    const origin = await aServer((request) => {
      asked += 1;
      request.socket.destroy();
    });
    const { host } = aPatientHost();
    await expect(gatherHttp(host, itemAt(origin, { retries: 1 }))).rejects.toMatchObject({
      code: "http/no-answer",
      message: expect.stringContaining(origin),
    });
    expect(asked).toBe(2);
  });

  it("cannot wait longer than its limit", async () => {
    const origin = await aServer(() => undefined);
    const { host } = aPatientHost();
    const asking = gatherHttp(host, itemAt(origin, { timeout: "50ms", retries: 0 }));
    await expect(asking).rejects.toMatchObject({ code: "http/time-limit" });
  });

  it.each([
    { status: 500, more: {}, asked: 3 },
    { status: 429, more: {}, asked: 3 },
    { status: 503, more: { expect: [200, 503] }, asked: 1 },
    { status: 404, more: {}, asked: 1 },
    { status: 200, more: { assert: [{ path: "$.status", equals: "ok" }] }, asked: 1 },
  ])("asks $asked times when $status is answered, with $more", async (row) => {
    let asked = 0;
    const origin = await aServer((_, response) => {
      asked += 1;
      response.writeHead(row.status).end('{"status":"down"}');
    });
    const { host } = aPatientHost();
    expect((await gatherHttp(host, itemAt(origin, row.more))).status).toBe(row.status);
    expect(asked).toBe(row.asked);
  });

  it("tells assertions against the answer, and keeps what they speak of", async () => {
    const answer = { status: "degraded", checks: [{ ok: true }, { ok: false }], secret: 1 };
    const origin = await aServer((_, response) => response.end(JSON.stringify(answer)));
    const assert = [
      { path: "$.status", equals: "ok" },
      { path: "$.checks[*].ok", equals: true },
      { path: "$.checks", exists: true },
      { path: "$.error", exists: false },
    ];
    expect((await gatherHttp(testHost(), itemAt(origin, { assert }))).body).toEqual({
      state: "read",
      assertions: [
        { path: "$.status", expected: 'be "ok"', holds: false, found: ['"degraded"'] },
        { path: "$.checks[*].ok", expected: "be true", holds: false, found: ["true", "false"] },
        { path: "$.checks", expected: "exist", holds: true, found: ["a list of 2"] },
        { path: "$.error", expected: "not exist", holds: true, found: [] },
      ],
    });
  });

  it("reads no assertion out of a page", async () => {
    const origin = await aServer((_, response) => response.end("<h1>Sign in</h1>"));
    const assert = [{ path: "$", exists: true }];
    const { body } = await gatherHttp(testHost(), itemAt(origin, { assert }));
    expect(body).toEqual({ state: "not-json" });
  });

  it("cannot judge an answer that is too long to read", async () => {
    const long = JSON.stringify({ status: "ok", rest: "x".repeat(1024 * 1024) });
    const origin = await aServer((_, response) => response.end(long));
    const assert = [{ path: "$.status", equals: "ok" }];
    expect((await gatherHttp(testHost(), itemAt(origin))).status).toBe(200);
    await expect(gatherHttp(testHost(), itemAt(origin, { assert }))).rejects.toMatchObject({
      code: "http/answer-too-large",
    });
  });

  it("lets no secret out that the answer echoes", async () => {
    const origin = await aServer((request, response) => {
      const { authorization = "" } = request.headers;
      response.end(JSON.stringify({ seen: authorization, raw: authorization.slice(7) }));
    });
    const host = testHost({ variables: { API_TOKEN: token } });
    const assert = [
      { path: "$.seen", equals: "nothing" },
      { path: "$.*", equals: "nothing" },
    ];
    const item = itemAt(origin, { bearer: "env:API_TOKEN", assert });
    const facts = await gatherHttp(host, item);
    expect(facts.body).toMatchObject({
      assertions: [{ found: ['"Bearer [redacted]"'] }, { holds: false }],
    });
    expect(JSON.stringify(facts)).not.toContain("T0PS3CRET");
  });

  it("sends credentials, and the same request without any where it is told to", async () => {
    const seen: unknown[] = [];
    const origin = await aServer((request, response) => {
      const { authorization, "x-tenant": tenant } = request.headers;
      seen.push({ url: request.url, authorization, tenant });
      response.writeHead(authorization === undefined ? 401 : 200).end();
    });
    const host = testHost({ variables: { PASSWORD: "pass-word-1", TENANT: "tenant-42" } });
    const item = itemAt(`${origin}/admin?page=1`, {
      basic: { user: "ada", password: "env:PASSWORD" },
      headers: { "X-Tenant": "env:TENANT" },
      unauthenticated: true,
    });
    expect(await gatherHttp(host, item)).toMatchObject({ status: 200, unauthenticated: 401 });
    const basic = `Basic ${Buffer.from("ada:pass-word-1").toString("base64")}`;
    expect(seen).toEqual([
      { url: "/admin?page=1", authorization: basic, tenant: "tenant-42" },
      { url: "/admin?page=1", authorization: undefined, tenant: undefined },
    ]);
    expect(host.secrets.redact(basic)).toBe("Basic [redacted]");
  });

  it("asks without credentials whether the address itself refuses, not the login page behind it", async () => {
    const origin = await aServer((request, response) => {
      if (request.headers.authorization !== undefined) response.end();
      else if (request.url === "/login") response.writeHead(403).end();
      else response.writeHead(302, { location: "/login" }).end();
    });
    const host = testHost({ variables: { TOKEN: "token-of-42" } });
    const item = itemAt(`${origin}/admin`, {
      bearer: "env:TOKEN",
      redirects: 3,
      unauthenticated: true,
    });
    expect(await gatherHttp(host, item)).toMatchObject({ status: 200, unauthenticated: 302 });
  });

  it("sends the user information of a variable as a header, and asks without it, too", async () => {
    const seen: unknown[] = [];
    const origin = await aServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    const url = origin.replace("http://", "http://ada:p%40ss-word-1@");
    const host = testHost({ variables: { DASHBOARD_URL: url } });
    const facts = await gatherHttp(host, itemAt("env:DASHBOARD_URL"));
    expect(facts.address).toBe(origin);
    expect(seen).toEqual([`Basic ${Buffer.from("ada:p@ss-word-1").toString("base64")}`]);
    expect(host.secrets.redact("said p@ss-word-1")).toBe("said [redacted]");
  });

  it("follows as many redirects as it may, and leaves credentials at the first origin", async () => {
    const seen: unknown[] = [];
    const other = await aServer((request, response) => {
      seen.push(["other", request.headers.authorization]);
      response.end('{"status":"ok"}');
    });
    const origin = await aServer((request, response) => {
      seen.push([request.url, request.headers.authorization]);
      const location = request.url === "/a" ? "/b" : `${other}/c`;
      response.writeHead(307, { location }).end();
    });
    const host = testHost({ variables: { API_TOKEN: token } });
    const following = (redirects: number) =>
      gatherHttp(host, itemAt(`${origin}/a`, { bearer: "env:API_TOKEN", redirects }));
    expect((await following(1)).status).toBe(307);
    expect((await following(2)).status).toBe(200);
    const bearer = `Bearer ${token}`;
    expect(seen.slice(2)).toEqual([
      ["/a", bearer],
      ["/b", bearer],
      ["other", undefined],
    ]);
  });

  it("measures the answer where a limit is set", async () => {
    const origin = await aServer((_, response) => response.end());
    const { latency } = await gatherHttp(testHost(), itemAt(origin, { maxLatency: "5s" }));
    expect(latency).toEqual({ ms: expect.any(Number), limitMs: 5_000 });
  });

  it("trusts no certificate that the machine does not trust, and does not ask again", async () => {
    const folder = temporaryFolder();
    const files = ["-keyout", "key.pem", "-out", "certificate.pem"];
    const subject = ["-subj", "/CN=localhost", "-days", "1"];
    const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...subject, ...files];
    execFileSync("openssl", request, { cwd: folder, stdio: "ignore" });
    const key = readFileSync(join(folder, "key.pem"));
    const cert = readFileSync(join(folder, "certificate.pem"));
    const server = createServer({ key, cert }, (_, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const { host, pauses } = aPatientHost();
    await expect(gatherHttp(host, itemAt(`https://127.0.0.1:${port}`))).rejects.toMatchObject({
      code: "http/untrusted",
      message: expect.stringContaining("self-signed certificate"),
    });
    expect(pauses).toEqual([]);
  });

  it("cannot send a token of two lines, and does not repeat it", async () => {
    const host = testHost({ variables: { API_TOKEN: `${token}\nx: y` } });
    const asking = gatherHttp(host, itemAt("http://127.0.0.1:9", { bearer: "env:API_TOKEN" }));
    await expect(asking).rejects.toMatchObject({
      code: "run/variable-malformed",
      message: expect.not.stringContaining("T0PS3CRET"),
    });
  });

  it.each([
    [undefined, "run/variable-missing", "not set"],
    ["", "run/variable-empty", "set and empty"],
    ["  ", "run/variable-empty", "set and empty"],
  ])("cannot ask when the variable is %j", async (value, code, state) => {
    const variables: Record<string, string> = value === undefined ? {} : { DASHBOARD_URL: value };
    const asking = gatherHttp(testHost({ variables }), itemAt("env:DASHBOARD_URL"));
    await expect(asking).rejects.toMatchObject({
      code,
      message: `The environment variable DASHBOARD_URL (the address of dashboards) is ${state}.`,
    });
  });

  it.each(["grafana.internal/d/T0PS3CRET", "ftp://T0PS3CRET@grafana.internal"])(
    "cannot ask %s, and does not repeat it",
    async (value) => {
      const host = testHost({ variables: { DASHBOARD_URL: value } });
      const asking = gatherHttp(host, itemAt("env:DASHBOARD_URL"));
      await expect(asking).rejects.toMatchObject({
        code: "run/variable-malformed",
        message: "The environment variable DASHBOARD_URL does not hold an http or https URL.",
      });
    },
  );
});
