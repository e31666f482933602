import { randomBytes, randomUUID } from "node:crypto";
import { test as base } from "vitest";
import type { Dependencies } from "../../src/api.ts";
import { createApp } from "../../src/app.ts";
import { type Database, openDatabase } from "../../src/database.ts";
import { requireVariable, type Variables } from "../../src/environment.ts";
import { migrate } from "../../src/migrate.ts";
import { UnsignedEvent } from "../../src/payment-provider.ts";

/** What the provider of scores answers: the score of each player, or a failure. */
export type Scores = ReadonlyMap<string, number> | Error;

/** A running API with a database of its own and providers that answer as they are told. */
export type TestApi = {
  readonly database: Database;
  request<Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<TestResponse<Body>>;
  answerScores(scores: Scores): void;
};

/** Status and parsed body. */
export type TestResponse<Body> = { readonly status: number; readonly body: Body };

/** A test against the API over a migrated schema, which belongs to the test's file and is dropped after it. */
export const test = base.extend<{ variables: Variables; api: TestApi }>({
  variables: [process.env, { scope: "file" }],
  api: [
    async ({ variables }, use) => {
      const connectionString = requireVariable(variables, "TEST_DATABASE_URL");
      const schema = `test_${randomBytes(6).toString("hex")}`;
      const database = openDatabase(connectionString, { options: `-c search_path=${schema}` });
      try {
        await database.query(`CREATE SCHEMA ${schema}`);
        await migrate(database);
        await use(apiOver(database));
      } finally {
        await database.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
        await database.end();
      }
    },
    { scope: "file" },
  ],
});

/** Creates an open contest with a pool of 100.01 dollars. */
export async function createContest(
  api: TestApi,
  overrides: Record<string, unknown> = {},
): Promise<{ id: string }> {
  const contest = {
    slug: `masters-${randomUUID()}`,
    title: "The Masters",
    entryFeeCents: 2_500,
    prizePoolCents: 10_001,
    locksAt: "2026-04-09T12:00:00.000Z",
    ...overrides,
  };
  return (await api.request<{ id: string }>("POST", "/contests", contest)).body;
}

/** Enters a new player into a contest. */
export async function createEntry(
  api: TestApi,
  contestId: string,
  displayName: string,
): Promise<{ id: string; playerId: string }> {
  const playerId = randomUUID();
  const created = await api.request<{ id: string; playerId: string }>(
    "POST",
    `/contests/${contestId}/entries`,
    { playerId, displayName },
  );
  return created.body;
}

function apiOver(database: Database): TestApi {
  const app = createApp();
  let scores: Scores = new Map();
  const dependencies: Dependencies = {
    database,
    payments: {
      createIntent: async ({ idempotencyKey }) => ({
        id: `pi_${idempotencyKey}`,
        clientSecret: "client-secret",
      }),
      async readEvent(body, signature) {
        if (signature !== "signed")
          throw new UnsignedEvent("The signature does not match the body.");
        return JSON.parse(body);
      },
    },
    ingestion: {
      async fetchScores() {
        if (scores instanceof Error) throw scores;
        return [...scores].map(([playerId, score]) => ({ playerId, score }));
      },
    },
  };
  return {
    database,
    answerScores(next) {
      scores = next;
    },
    async request(method, path, body, headers = {}) {
      const init = { method, headers: { "content-type": "application/json", ...headers } };
      const response = await app.request(
        path,
        body === undefined ? init : { ...init, body: JSON.stringify(body) },
        dependencies,
      );
      const text = await response.text();
      return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
    },
  };
}
