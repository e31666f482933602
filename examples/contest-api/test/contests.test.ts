import { expect } from "vitest";
import { createContest, createEntry, test } from "./support/api-test.ts";

test("a contest is returned as it was created", async ({ api }) => {
  const contest = await createContest(api, { slug: "masters-2026" });

  expect(await api.request("GET", `/contests/${contest.id}`)).toEqual({
    status: 200,
    body: {
      id: contest.id,
      slug: "masters-2026",
      title: "The Masters",
      status: "open",
      entryFeeCents: 2_500,
      prizePoolCents: 10_001,
      prizeShares: [50, 30, 20],
      locksAt: "2026-04-09T12:00:00.000Z",
    },
  });
});

test("a slug is taken once", async ({ api }) => {
  await createContest(api, { slug: "taken" });
  expect(await createContest(api, { slug: "taken" })).toMatchObject({ status: 409 });
});

test("shares of more than the pool are refused", async ({ api }) => {
  const refusal = await createContest(api, { prizeShares: [60, 50] });
  expect(refusal).toMatchObject({
    status: 400,
    detail: expect.stringContaining("more than 100 percent"),
  });
});

test("contests are listed by status", async ({ api }) => {
  const contest = await createContest(api);
  await api.request("POST", `/contests/${contest.id}/lock`);
  const listed = await api.request("GET", "/contests?status=locked");
  expect(listed.body).toEqual([{ ...contest, status: "locked" }]);
});

test("a locked contest takes no entries", async ({ api }) => {
  const contest = await createContest(api);
  await api.request("POST", `/contests/${contest.id}/lock`);
  expect(await createEntry(api, contest.id, "Ada")).toMatchObject({ status: 409 });
});
