import { expect } from "vitest";
import { createContest, createEntry, test } from "./support/api-test.ts";

test("settling a contest pays its best entries, once", async ({ api }) => {
  const contest = await createContest(api, { prizePoolCents: 10_000, prizeShares: [75, 25] });
  const ada = await createEntry(api, contest.id, "Ada");
  const ben = await createEntry(api, contest.id, "Ben");
  const cyd = await createEntry(api, contest.id, "Cyd");
  await api.request("POST", `/contests/${contest.id}/lock`);
  api.answerScores(
    new Map([
      [ada.playerId, 10],
      [ben.playerId, 30],
      [cyd.playerId, 20],
    ]),
  );
  await api.request("POST", `/contests/${contest.id}/ingestion-runs`);

  const settled = await api.request("POST", `/contests/${contest.id}/payouts`);

  expect(settled).toMatchObject({
    status: 201,
    body: [
      { place: 1, entryId: ben.id, amountCents: 7_500, status: "pending" },
      { place: 2, entryId: cyd.id, amountCents: 2_500, status: "pending" },
    ],
  });
  expect(await api.request("GET", `/contests/${contest.id}/payouts`)).toEqual({
    status: 200,
    body: settled.body,
  });
  expect(await api.request("POST", `/contests/${contest.id}/payouts`)).toMatchObject({
    status: 409,
  });
});
