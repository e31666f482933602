import { expect, it } from "vitest";
import { type Refusal, waitBefore, withRetries } from "../../src/action/retry.ts";

const refusal = (status: number, more: Partial<Refusal> = {}): Refusal => ({
  ...{ status, message: "no", retryAfter: undefined },
  ...more,
});

it.each([
  ["a gateway that failed", refusal(502), 500],
  ["a rate limit with a time", refusal(403, { retryAfter: "7" }), 7_000],
  ["one whose time is past", refusal(429, { remaining: "0", reset: "9" }), 0],
  [
    "a secondary rate limit without a time",
    refusal(403, { message: "secondary rate limit" }),
    60_000,
  ],
  ["a limit that takes an hour", refusal(403, { remaining: "0", reset: "3610" }), undefined],
  ["a missing permission", refusal(403), undefined],
  ["a comment that is too long", refusal(422), undefined],
])("after %s waits as long as it helps", (_, refused, ms) => {
  expect(waitBefore(refused, 1, 10_000)).toBe(ms);
});

it("gives up in the end, and on anything else at once", async () => {
  const slept: number[] = [];
  const clock = { now: () => new Date(0), sleep: async (ms: number) => void slept.push(ms) };
  const always = () => Promise.reject(refusal(502));
  const refusalOf = (thrown: unknown) =>
    thrown instanceof Error ? undefined : refusal(502, thrown as object);
  await expect(withRetries(always, { refusalOf, clock })).rejects.toMatchObject({ status: 502 });
  expect(slept).toEqual([500, 1_000, 2_000]);
  const broken = () => Promise.reject(new Error("broken"));
  await expect(withRetries(broken, { refusalOf, clock })).rejects.toThrow("broken");
  expect(slept).toHaveLength(3);
});
