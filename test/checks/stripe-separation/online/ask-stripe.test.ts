import { describe, expect, it } from "vitest";
import { askStripe } from "../../../../src/checks/stripe-separation/online/ask-stripe.ts";
import { faultReportOf } from "../../../../src/gate/fault.ts";
import { aPatientHost } from "../../deployment-checklist/items/a-patient-host.ts";
import { aStripe } from "./a-stripe.ts";

const key = `sk_${"live"}_51aBcD3FgHiJkLmNoP`;
const place = "variable STRIPE_API_KEY_PROD";
const owner = { livemode: true, account: "acct_1Production" };

async function ask(...doubles: Parameters<typeof aStripe>) {
  const { api, asked } = await aStripe(...doubles);
  const { host, pauses } = aPatientHost();
  const answer = askStripe(host, { key, place, api });
  return { answer, asked, pauses, api };
}

async function faultOf(...doubles: Parameters<typeof aStripe>) {
  const { answer } = await ask(...doubles);
  const thrown = await answer.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  const report = faultReportOf(thrown);
  const cause = thrown instanceof Error ? String(thrown.cause) : "";
  const said = JSON.stringify(report) + cause;
  for (const part of [key, key.slice(8), key.slice(-4)]) expect(said).not.toContain(part);
  return report;
}

const failing = (status: number, body: string, headers = {}) =>
  Array.from({ length: 3 }, () => ({ status, body, headers }));

describe("askStripe", () => {
  it("reads balance and account of one pinned version with the key in a header", async () => {
    const { answer, asked } = await ask({ [key]: owner });
    expect(await answer).toEqual({ state: "taken", mode: "live", account: "acct_1Production" });
    const authorization = `Bearer ${key}`;
    expect(asked).toEqual([
      { path: "/v1/balance", authorization, version: "2025-04-30.basil" },
      { path: "/v1/account", authorization, version: "2025-04-30.basil" },
    ]);
  });

  it.each([
    ["the account", ["account"], { mode: "live", account: null }],
    ["the balance", ["balance"], { mode: null, account: "acct_1Production" }],
    ["either", ["balance", "account"], { mode: null, account: null }],
  ] as const)("knows of a key that may not read %s what is left", async (_, forbidden, told) => {
    const { answer } = await ask({ [key]: { ...owner, forbidden } });
    expect(await answer).toEqual({ state: "taken", ...told });
  });

  it("tells expired keys and unknown ones, and asks nothing more with them", async () => {
    const expired = await ask({ [key]: { ...owner, expired: true } });
    expect(await expired.answer).toEqual({ state: "refused", reason: "expired" });
    const unknown = await ask({});
    expect(await unknown.answer).toEqual({ state: "refused", reason: "unknown" });
    expect(unknown.asked).toHaveLength(1);
  });

  it.each([
    ["expired", { code: "api_key_expired" }],
    ["expired", { code: "platform_api_key_expired", message: "" }],
    ["expired", { message: "Expired API Key provided: sk_live_***" }],
    ["unknown", { message: "Invalid API Key provided: sk_live_***" }],
  ])("takes a key for %s by %o", async (reason, error) => {
    const body = JSON.stringify({ error: { type: "invalid_request_error", ...error } });
    const { answer } = await ask({ [key]: owner }, [{ status: 401, body }]);
    expect(await answer).toEqual({ state: "refused", reason });
  });

  it("takes a key that expires between the two questions for expired", async () => {
    const balance = JSON.stringify({ object: "balance", livemode: true });
    const known = { [key]: { ...owner, expired: true as const } };
    const { answer } = await ask(known, [{ status: 200, body: balance }]);
    expect(await answer).toEqual({ state: "refused", reason: "expired" });
  });

  it("asks again after 429 and 5xx", async () => {
    const busy = { status: 429, body: "" };
    const { answer, pauses } = await ask({ [key]: owner }, [busy, { ...busy, status: 503 }]);
    expect(await answer).toMatchObject({ state: "taken", mode: "live" });
    expect(pauses).toEqual([500, 1000]);
  });

  it.each([429, 500, 503])("cannot decide after %i three times", async (status) => {
    const fault = await faultOf({ [key]: owner }, failing(status, `{"error": "${key}"}`));
    expect(fault).toMatchObject({
      code: "stripe/unhealthy",
      message: expect.stringContaining(`${status} to the key in ${place}`),
    });
  });

  const refusal = (message: string) =>
    JSON.stringify({ error: { type: "invalid_request_error", message } });
  it.each([
    ["no JSON", 200, "<html>"],
    ["another object", 200, `{"object": "list", "livemode": true}`],
    ["a mode that is no boolean", 200, `{"object": "balance", "livemode": "true"}`],
    ["no mode", 200, `{"object": "balance"}`],
    [
      "too long an answer",
      200,
      `{"object": "balance", "livemode": true}${" ".repeat(1024 * 1024)}`,
    ],
    ["a proxy's 401", 401, "log in first"],
    ["a proxy's 403", 403, "forbidden by policy"],
    ["a 401 for another reason", 401, refusal("You did not provide an API key.")],
    ["another status that speaks of the key", 400, refusal("Invalid API Key provided")],
    ["a 404", 404, refusal(`Unrecognized request URL, and ${key}`)],
    ["an empty answer", 204, ""],
  ])("cannot decide by %s", async (_, status, body) => {
    expect(await faultOf({ [key]: owner }, [{ status, body }])).toMatchObject({
      code: "stripe/bad-answer",
      message: expect.not.stringContaining("redirect"),
    });
  });

  it("cannot decide by an account of no id", async () => {
    const balance = { status: 200, body: `{"object": "balance", "livemode": true}` };
    const account = { status: 200, body: `{"object": "account", "id": "${key}"}` };
    expect(await faultOf({}, [balance, account])).toMatchObject({ code: "stripe/bad-answer" });
  });

  it("follows no redirect: the key stays where it was sent", async () => {
    const elsewhere = await aStripe({ [key]: owner });
    const headers = { location: `${elsewhere.api}/v1/balance` };
    const fault = await faultOf({}, [{ status: 307, body: "", headers }]);
    expect(fault).toMatchObject({
      code: "stripe/bad-answer",
      message: expect.stringContaining("307, a redirect"),
    });
    expect(elsewhere.asked).toEqual([]);
  });

  it("does not take a key for refused that may not be used from here", async () => {
    expect(await faultOf({ [key]: { ...owner, fromElsewhere: true } })).toMatchObject({
      code: "stripe/not-from-here",
    });
  });

  it("cannot decide when the connection breaks, three times", async () => {
    expect(await faultOf({ [key]: owner }, failing(0, ""))).toMatchObject({
      code: "http/no-answer",
    });
  });

  it("asks below the path of an address that passes on to Stripe", async () => {
    const { api, asked } = await aStripe({}, failing(404, ""));
    const { host } = aPatientHost();
    await askStripe(host, { key, place, api: `${api}/stripe//` }).catch(() => undefined);
    expect(asked[0]?.path).toBe("/stripe/v1/balance");
  });
});
