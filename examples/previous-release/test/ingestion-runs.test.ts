import { expect } from "vitest";
import { createContest, createEntry, test } from "./support/api-test.ts";

test("an ingestion run scores the entries of a locked contest", async ({ api }) => {
  const contest = await createContest(api);
  const entry = await createEntry(api, contest.id, "Ada");
  await api.request("POST", `/contests/${contest.id}/lock`);
  api.answerScores(new Map([[entry.playerId, 68]]));

  const run = await api.request("POST", `/contests/${contest.id}/ingestion-runs`);

  expect(run).toMatchObject({
    status: 201,
    body: { status: "succeeded", scoresReceived: 1, error: null },
  });
  const entries = await api.request("GET", `/contests/${contest.id}/entries`);
  expect(entries.body).toEqual([{ ...entry, score: 68 }]);
});

test("a failed ingestion run says why", async ({ api }) => {
  const contest = await createContest(api);
  await api.request("POST", `/contests/${contest.id}/lock`);
  api.answerScores(new Error("The provider answered 503."));

  const run = await api.request("POST", `/contests/${contest.id}/ingestion-runs`);

  expect(run.body).toMatchObject({
    status: "failed",
    error: { message: "The provider answered 503." },
  });
});
