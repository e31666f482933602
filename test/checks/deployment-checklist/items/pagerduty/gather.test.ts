import { describe, expect, it } from "vitest";
import { gatherPagerduty } from "../../../../../src/checks/deployment-checklist/items/pagerduty/gather.ts";
import { pagerdutyItem } from "../../../../../src/config/settings/checklist/pagerduty.ts";
import type { Host } from "../../../../../src/host/host.ts";
import { testHost } from "../../../../support/host.ts";
import { aPatientHost } from "../a-patient-host.ts";
import { aDeadOrigin, aServer } from "../http/a-server.ts";

const token = "u+T0PS3CRET-key";
const now = "2030-01-01T12:00:00.750Z";

function itemAt(url: string, more: object = {}) {
  const item = { id: "on-call", kind: "pagerduty", token: "env:PAGERDUTY_TOKEN" };
  return pagerdutyItem.parse({ ...item, url, schedule: "PABC123", watchFor: "4h", ...more });
}

function aHost(): Host {
  const { host } = aPatientHost({ PAGERDUTY_TOKEN: token });
  return { ...host, clock: { ...host.clock, now: () => new Date(now) } };
}

function onCall(name: string, start: string | null, end: string | null, more: object = {}) {
  const user = { id: "PU1", type: "user_reference", summary: name, html_url: "https://x.example" };
  const schedule = { id: "PABC123", type: "schedule_reference", summary: "Primary" };
  return {
    user,
    schedule,
    escalation_policy: { id: "PE1" },
    escalation_level: 1,
    start,
    end,
    ...more,
  };
}

/** A double of the API that gives so many entries a page, to who has the key. */
async function aPagerduty(oncalls: readonly object[], pageSize = 100) {
  const asked: URL[] = [];
  const origin = await aServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    asked.push(url);
    const { authorization, accept } = request.headers;
    if (authorization !== `Token token=${token}`) {
      response.writeHead(401).end('{"error":{"message":"Unauthorized","code":2006}}');
      return;
    }
    const isVersion2 = accept === "application/vnd.pagerduty+json;version=2";
    const from = (Number(url.searchParams.get("offset")) / 100) * pageSize;
    const page = isVersion2 ? oncalls.slice(from, from + pageSize) : [];
    const more = from + pageSize < oncalls.length;
    response.end(JSON.stringify({ oncalls: page, limit: 100, offset: from, more, total: null }));
  });
  return { origin, asked };
}

describe("gatherPagerduty", () => {
  it("asks for the window, and sees who is on call in it by name", async () => {
    const { origin, asked } = await aPagerduty([
      onCall("Grace Hopper", "2030-01-01T14:00:00Z", "2030-01-02T02:00:00Z"),
      onCall("Ada Lovelace", "2030-01-01T03:00:00+01:00", "2030-01-01T14:00:00Z"),
    ]);
    const facts = await gatherPagerduty(aHost(), itemAt(origin));
    expect(facts).toEqual({
      id: "on-call",
      kind: "pagerduty",
      schedule: "PABC123",
      from: "2030-01-01T12:00:00Z",
      until: "2030-01-01T16:00:00Z",
      shifts: [
        { from: "2030-01-01T12:00:00Z", until: "2030-01-01T14:00:00Z", name: "Ada Lovelace" },
        { from: "2030-01-01T14:00:00Z", until: "2030-01-01T16:00:00Z", name: "Grace Hopper" },
      ],
    });
    expect(asked.map(({ pathname }) => pathname)).toEqual(["/oncalls"]);
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({
      "schedule_ids[]": "PABC123",
      since: "2030-01-01T12:00:00Z",
      until: "2030-01-01T16:00:00Z",
    });
  });

  it("reads every page, and each shift once", async () => {
    const hours = ["12:00", "13:00", "14:00", "15:00", "16:00"];
    const shifts = hours
      .slice(1)
      .map((hour, index) =>
        onCall(`User ${index}`, `2030-01-01T${hours[index]}:00Z`, `2030-01-01T${hour}:00Z`),
      );
    const { origin, asked } = await aPagerduty([...shifts, ...shifts], 3);
    const facts = await gatherPagerduty(aHost(), itemAt(origin));
    expect(facts.shifts.map(({ name }) => name)).toEqual(["User 0", "User 1", "User 2", "User 3"]);
    expect(asked.map(({ searchParams }) => searchParams.get("offset"))).toEqual([
      "0",
      "100",
      "200",
    ]);
  });

  it("takes a shift without ends for the whole window, and nobody else's", async () => {
    const { origin } = await aPagerduty([
      onCall("Ada Lovelace", null, null),
      onCall("Of another schedule", null, null, { schedule: { id: "PXYZ789" } }),
      onCall("Of no schedule", null, null, { schedule: null }),
      onCall("Nobody", null, null, { user: null }),
      onCall("Too late", "2030-01-01T16:00:00Z", null),
    ]);
    expect((await gatherPagerduty(aHost(), itemAt(origin))).shifts).toEqual([
      { from: "2030-01-01T12:00:00Z", until: "2030-01-01T16:00:00Z", name: "Ada Lovelace" },
    ]);
  });

  it("keeps no e-mail address and no key", async () => {
    const { origin } = await aPagerduty([
      onCall("ada@shop.example", null, null, {}),
      onCall(`Grace ${token}`, null, null),
    ]);
    const facts = await gatherPagerduty(aHost(), itemAt(origin));
    expect(facts.shifts.map(({ name }) => name)).toEqual([
      "a user without a name",
      "Grace [redacted]",
    ]);
  });

  it("is undecided when the key is refused", async () => {
    const { origin } = await aPagerduty([]);
    const host = testHost({ variables: { PAGERDUTY_TOKEN: "an-old-key" } });
    await expect(gatherPagerduty(host, itemAt(origin))).rejects.toMatchObject({
      code: "service/unauthorised",
      remedy: "Set PAGERDUTY_TOKEN to credentials that may read PagerDuty, then run again.",
    });
  });

  it.each([
    [400, '{"error":{"message":"Invalid Input"}}', "it answers 400"],
    [200, '{"users":[]}', "it lists no shifts"],
    [200, '{"oncalls":[{"start":"soon","end":null}]}', "it lists no shifts"],
    [200, "<h1>Sign in</h1>", "it is not JSON"],
    [200, '{"oncalls":[],"more":true}', "more than 50 pages"],
  ])("is undecided about the answer %i %s", async (status, body, reason) => {
    const origin = await aServer((_, response) => response.writeHead(status).end(body));
    await expect(gatherPagerduty(aHost(), itemAt(origin))).rejects.toMatchObject({
      code: "service/bad-answer",
      message: expect.stringContaining(reason),
    });
  });

  it.each([429, 500])("is undecided when %i is all it answers", async (status) => {
    const origin = await aServer((_, response) => response.writeHead(status).end("{}"));
    await expect(gatherPagerduty(aHost(), itemAt(origin))).rejects.toMatchObject({
      code: "service/unhealthy",
      message: `PagerDuty at ${origin} is not in order: it answers ${status}.`,
    });
  });

  it("is undecided when nothing answers, and without a key", async () => {
    const origin = await aDeadOrigin();
    await expect(gatherPagerduty(aHost(), itemAt(origin))).rejects.toMatchObject({
      code: "http/no-answer",
    });
    await expect(gatherPagerduty(testHost(), itemAt(origin))).rejects.toMatchObject({
      code: "run/variable-missing",
    });
  });
});
