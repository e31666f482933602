import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it, onTestFinished } from "vitest";
import { operations } from "../../src/server/api/operations.ts";
import { appOf } from "../../src/server/app.ts";
import { openPages } from "../../src/server/page/open-pages.ts";
import { openTrail } from "../../src/trail/open-trail.ts";
import { testHost } from "../support/host.ts";
import { checkOf, findingOf } from "../support/run-report.ts";
import { readyAt, trailDatabase } from "../support/trail-database.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type ListOfPromotions = { items: { recordId: string }[]; next: string | null };
type Schema = { [key: string]: Json };

const text = readFileSync(join(import.meta.dirname, "../../docs/api/openapi.json"), "utf8");
const document = JSON.parse(text);

/** The document with every object closed: what an answer has and the document does not say is found, too. */
function closed(value: Json): Json {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, member]): [string, Json] => [
    key,
    closed(member),
  ]);
  const isObject = value["type"] === "object" && value["properties"] !== undefined;
  return { ...Object.fromEntries(members), ...(isObject ? { additionalProperties: false } : {}) };
}

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
ajv.addSchema(closed(document) as Schema, "api");

const escaped = (part: string) => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** Asserts that an answer is what the document says of the operation, its media type included. */
async function described(response: Response, path: string): Promise<unknown> {
  const { responses } = document.paths[path].get;
  const status = String(response.status) in responses ? String(response.status) : "default";
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  expect(Object.keys(responses[status].content)).toContain(type);
  if (type === "application/octet-stream") return response.text();
  const body: unknown = await response.json();
  const pointer = ["paths", path, "get", "responses", status, "content", type, "schema"];
  const validate = ajv.getSchema(
    `api#/${pointer.map((part) => encodeURIComponent(escaped(part))).join("/")}`,
  );
  if (validate === undefined) throw new Error(`no schema at ${pointer.join(" ")}`);
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
  return body;
}

async function openedApp(token?: string) {
  const database = await trailDatabase();
  const host = testHost();
  const limits = { connectMs: 5_000, statementMs: 10_000 };
  const pool = await host.databases.openPool(database.url, { connections: 4, limits });
  onTestFinished(() => pool.close());
  const trail = openTrail(pool, readyAt(pool));
  const told: string[] = [];
  const answer = appOf({
    ...{ trail, pages: openPages(trail), access: { token }, clock: host.clock },
    tell: (message) => told.push(message),
  });
  const get = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    answer(
      new Request(`http://127.0.0.1${path}`, {
        headers: { host: "127.0.0.1:4600", ...headers },
        ...init,
      }),
      "127.0.0.1",
    );
  return { ...database, get, told };
}

async function filled() {
  const app = await openedApp();
  const waiver = { check: "tests-pass", fingerprint: "f", rule: "r", subject: "s", reason: "why" };
  const promotion = await app.append({
    checks: [
      checkOf("schema-snapshot", { findings: [findingOf()], startedAt: new Date().toISOString() }),
      checkOf("tests-pass", {
        status: "undecided",
        fault: { code: "c", message: "m", remedy: "r" },
      }),
    ],
    confirmations: [{ id: "backup", by: "ben" }],
    waivers: [{ ...waiver, owner: "ana", until: "2999-12-31" }],
    evidence: { schema: { objects: 3, snapshot: null } },
    reservations: [{ code: "only", message: "Only one check ran." }],
  });
  const execution = await app.execute({}, [{ step: 1, result: "done" }]);
  return { ...app, ...promotion, execution };
}

describe("every operation", () => {
  it("answers what docs/api/openapi.json says", async () => {
    const { get, recordId, execution, bundle } = await filled();
    const files = await described(
      await get(`/api/v1/promotions/${recordId}/files`),
      operations.files.path,
    );
    const [first] = (files as { items: { sha256: string }[] }).items;
    const places: Readonly<Record<keyof typeof operations, string>> = {
      promotions: "/api/v1/promotions?limit=1",
      promotion: `/api/v1/promotions/${recordId}`,
      record: `/api/v1/promotions/${recordId}/record`,
      files: `/api/v1/promotions/${recordId}/files`,
      file: `/api/v1/promotions/${recordId}/files/${first?.sha256}`,
      confirmations: "/api/v1/confirmations",
      waivers: "/api/v1/waivers",
      runbookExecutions: "/api/v1/runbook-executions",
      runbookExecution: `/api/v1/runbook-executions/${execution}`,
      snapshots: "/api/v1/snapshots",
      summary: "/api/v1/summary",
      health: "/healthz",
      readiness: "/readyz",
    };
    expect(Object.keys(document.paths).sort()).toEqual(
      Object.values(operations)
        .map(({ path }) => path)
        .sort(),
    );
    for (const [name, { path }] of Object.entries(operations)) {
      const response = await get(places[name as keyof typeof operations]);
      expect([name, response.status]).toEqual([name, 200]);
      const body = await described(response, path);
      if (name === "record") expect(body).toBe(bundle);
      const list = (body as { items?: unknown[] }).items;
      if (list !== undefined) expect(list, name).not.toEqual([]);
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("leads from page to page by its header", async () => {
    const { get, append } = await filled();
    await append();
    const first = await get("/api/v1/promotions?limit=1&outcome=blocked");
    const [, next] = /^<([^>]+)>; rel="next"$/.exec(first.headers.get("link") ?? "") ?? [];
    const second = await get(next ?? "");
    expect(second.headers.get("link")).toBeNull();
    const pages = (await Promise.all([first.json(), second.json()])) as ListOfPromotions[];
    const ids = pages.flatMap(({ items }) => items.map(({ recordId }) => recordId));
    expect(new Set(ids).size).toBe(2);
    expect(pages[1]?.next).toBeNull();
  });

  it("gives a record as a file to keep", async () => {
    const { get, recordId } = await filled();
    const { headers } = await get(`/api/v1/promotions/${recordId}/record`);
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="${recordId}.sigstore.json"`,
    );
  });
});

describe("what is asked wrongly", () => {
  const list = operations.promotions.path;
  const none = "00000000-0000-0000-0000-000000000000";
  const wrong: readonly (readonly [string, string, string, number])[] = [
    ["an outcome that there is not", `${list}?outcome=maybe`, list, 400],
    ["too much at a time", `${list}?limit=101`, list, 400],
    ["a time that is none", `${list}?from=yesterday`, list, 400],
    ["a year that no database knows", `${list}?to=0000-01-01T00:00:00Z`, list, 400],
    ["a commit that is none", `${list}?commit=zzzz`, list, 400],
    ["a name with a zero byte", `${list}?environment=a%00b`, list, 400],
    ["a parameter twice", `${list}?outcome=blocked&outcome=cleared`, list, 400],
    ["a cursor that no page gave", `${list}?cursor=abc`, list, 400],
    ["an id that is none", "/api/v1/promotions/1", operations.promotion.path, 400],
    ["a promotion that there is not", `/api/v1/promotions/${none}`, operations.promotion.path, 404],
    ["its record", `/api/v1/promotions/${none}/record`, operations.record.path, 404],
    [
      "an execution that there is not",
      `/api/v1/runbook-executions/${none}`,
      operations.runbookExecution.path,
      404,
    ],
    ["an address that is too long", `${list}?environment=${"a".repeat(3_000)}`, list, 414],
    ["nothing that there is", "/api/v1/nothing", list, 404],
  ];

  it("is told as a problem", async () => {
    const { get } = await openedApp();
    for (const [what, path, operation, status] of wrong) {
      const response = await get(path);
      expect(response.status, what).toBe(status);
      expect(await described(response, operation), what).toMatchObject({ status });
    }
  });

  it("is refused by any method but GET, which is named", async () => {
    const { get } = await openedApp();
    for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"]) {
      const response = await get(list, {}, { method });
      expect(response.status, method).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD");
      await described(response, list);
    }
  });

  it("is told a browser as a page", async () => {
    const { get } = await openedApp();
    const response = await get("/nothing", { accept: "text/html,*/*" });
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "text/html; charset=utf-8",
    ]);
    const page = await get("/?environment=a%00b", { accept: "text/html" });
    expect(page.status).toBe(400);
  });
});

describe("who may read", () => {
  const token = "0123456789abcdef0123456789abcdef";
  const basic = (password: string) => `Basic ${Buffer.from(`me:${password}`).toString("base64")}`;
  it("is who has the token, where there is one", async () => {
    const { get } = await openedApp(token);
    for (const [what, authorization, status] of [
      ["no token", undefined, 401],
      ["another token", `Bearer ${token.slice(0, -1)}e`, 401],
      ["a longer token", `Bearer ${token}0`, 401],
      ["the token", `Bearer ${token}`, 200],
      ["the token as a browser sends it", basic(token), 200],
      ["another password", basic("x"), 401],
    ] as const) {
      const response = await get(
        "/api/v1/summary",
        authorization === undefined ? {} : { authorization },
      );
      expect(response.status, what).toBe(status);
      if (status === 401) {
        expect(response.headers.get("www-authenticate")).toContain("Bearer");
        await described(response, operations.summary.path);
      }
      expect((await get("/healthz")).status).toBe(200);
    }
  });

  it("is who calls this machine by a name of its own, without a token", async () => {
    const { get } = await openedApp();
    for (const [host, status] of [
      ["127.0.0.1:4600", 200],
      ["localhost", 200],
      ["[::1]:4600", 200],
      ["evil.example:4600", 421],
      ["127.0.0.1.evil.example", 421],
      ["localhost.evil.example:4600", 421],
    ] as const) {
      expect((await get("/api/v1/summary", { host })).status, host).toBe(status);
    }
  });
});

describe("a database that does not answer", () => {
  it("is said with a time to come again, without its address, and once to the operator", async () => {
    const { get, query, told } = await filled();
    await query("DROP SCHEMA promote CASCADE");
    const ready = await get("/readyz");
    expect([ready.status, ready.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(JSON.stringify(await described(ready, operations.readiness.path))).not.toContain(
      "127.0.0.1",
    );
    await get("/readyz");
    expect(told).toHaveLength(1);
    expect((await get("/healthz")).status).toBe(200);
  });
});
