import { expect } from "vitest";
import { test } from "./support/api-test.ts";

const step = {
  runbook: "rollback",
  step: "Recovery 7",
  executedBy: "ops@contest.example",
  result: "succeeded",
};

test("an executed step is recorded", async ({ api }) => {
  const recorded = await api.request("POST", "/runbook-executions", {
    ...step,
    details: { release: "v1.4.0" },
  });

  expect(recorded).toMatchObject({
    status: 201,
    body: { ...step, contestId: null, details: { release: "v1.4.0" } },
  });
  const listed = await api.request("GET", "/runbook-executions?runbook=rollback");
  expect(listed.body).toEqual([recorded.body]);
});

test("nobody changes the record of an executed step", async ({ api }) => {
  await api.request("POST", "/runbook-executions", step);

  await expect(
    api.database.query("UPDATE runbook_executions SET result = 'failed'"),
  ).rejects.toThrow(/never changed/);
  await expect(api.database.query("DELETE FROM runbook_executions")).rejects.toThrow(
    /never changed/,
  );
});
