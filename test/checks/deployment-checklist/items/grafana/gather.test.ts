import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { gatherGrafana } from "../../../../../src/checks/deployment-checklist/items/grafana/gather.ts";
import { grafanaItem } from "../../../../../src/config/settings/checklist/grafana.ts";
import { testHost } from "../../../../support/host.ts";
import { aPatientHost } from "../a-patient-host.ts";
import { aDeadOrigin, aServer } from "../http/a-server.ts";

const token = "glsa_T0PS3CRET_12345678";
const healthy = { commit: "abc", database: "ok", version: "11.2.0" };
const notFound = { message: "Dashboard not found", traceID: "" };

function itemAt(url: string, dashboards: readonly unknown[] = ["orders"], more: object = {}) {
  return grafanaItem.parse({ id: "dashboards", kind: "grafana", url, dashboards, ...more });
}

/** A double of the API: its health, and dashboards by uid for who has the token. */
function aGrafana(
  dashboards: Readonly<Record<string, unknown>>,
  {
    health = healthy,
    status = 200,
    prefix = "",
  }: { health?: unknown; status?: number; prefix?: string } = {},
): Promise<string> {
  const answerTo = ({ url, headers }: IncomingMessage): [number, unknown] => {
    if (url === `${prefix}/api/health`) return [status, health];
    if (headers.authorization !== `Bearer ${token}`) return [401, { message: "Unauthorized" }];
    const dashboard = dashboards[url?.replace(`${prefix}/api/dashboards/uid/`, "") ?? ""];
    return dashboard === undefined ? [404, notFound] : [200, { meta: {}, dashboard }];
  };
  return aServer((request, response) => {
    const [code, json] = answerTo(request);
    response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(json));
  });
}

const withToken = { token: "env:GRAFANA_TOKEN" };
const aHost = () => testHost({ variables: { GRAFANA_TOKEN: token } });

describe("gatherGrafana", () => {
  it("sees the title and the panels of each dashboard, and which is missing", async () => {
    const origin = await aGrafana({
      orders: {
        title: "Orders",
        panels: [{ type: "graph" }, { type: "row", panels: [{ type: "stat" }] }, { type: "row" }],
      },
      old: { title: "Old", rows: [{ panels: [{ type: "graph" }] }, { panels: [] }] },
      next: { title: "Next", elements: { "panel-1": {}, "panel-2": {} } },
      empty: { title: "", panels: [{ type: "row", panels: [] }] },
    });
    const names = ["orders", { uid: "old", title: "Older" }, "next", "empty", "gone"];
    const facts = await gatherGrafana(aHost(), itemAt(origin, names, withToken));
    expect(facts).toEqual({
      id: "dashboards",
      kind: "grafana",
      address: origin,
      version: "11.2.0",
      dashboards: [
        {
          uid: "orders",
          expectedTitle: null,
          seen: { state: "found", title: "Orders", panels: 2 },
        },
        { uid: "old", expectedTitle: "Older", seen: { state: "found", title: "Old", panels: 1 } },
        { uid: "next", expectedTitle: null, seen: { state: "found", title: "Next", panels: 2 } },
        { uid: "empty", expectedTitle: null, seen: { state: "found", title: "", panels: 0 } },
        { uid: "gone", expectedTitle: null, seen: { state: "missing" } },
      ],
    });
  });

  it("keeps the prefix of the address, and lets no token out", async () => {
    const dashboards = { orders: { title: `Orders ${token}`, panels: [] } };
    const origin = await aGrafana(dashboards, { prefix: "/grafana" });
    const facts = await gatherGrafana(aHost(), itemAt(`${origin}/grafana/`, ["orders"], withToken));
    expect(facts.address).toBe(`${origin}/grafana`);
    expect(facts.dashboards[0]?.seen).toMatchObject({ title: "Orders [redacted]" });
  });

  it("is undecided when the token is refused, and says which variable holds it", async () => {
    const origin = await aGrafana({});
    const host = testHost({ variables: { GRAFANA_TOKEN: "an-old-t0ken" } });
    await expect(gatherGrafana(host, itemAt(origin, ["orders"], withToken))).rejects.toMatchObject({
      code: "service/unauthorised",
      message: `Grafana at ${origin} does not take the credentials: it answers 401.`,
      remedy: "Set GRAFANA_TOKEN to credentials that may read Grafana, then run again.",
    });
    await expect(gatherGrafana(host, itemAt(origin))).rejects.toMatchObject({
      remedy: "Name credentials that may read Grafana in the item of promote.yaml, as env:NAME.",
    });
  });

  it.each([
    [200, { ...healthy, database: "failing" }, "service/unhealthy"],
    [503, { ...healthy, database: "failing" }, "service/unhealthy"],
    [503, healthy, "service/unhealthy"],
    [200, { status: "ok" }, "service/bad-answer"],
    [302, healthy, "service/bad-answer"],
  ])("is undecided about the health %i %j", async (status, health, code) => {
    const origin = await aGrafana({}, { status, health });
    const { host } = aPatientHost({ GRAFANA_TOKEN: token });
    await expect(gatherGrafana(host, itemAt(origin, ["orders"], withToken))).rejects.toMatchObject({
      code,
    });
  });

  it("is undecided about something that is no dashboard", async () => {
    const origin = await aGrafana({ orders: 7 });
    await expect(
      gatherGrafana(aHost(), itemAt(origin, ["orders"], withToken)),
    ).rejects.toMatchObject({ code: "service/bad-answer" });
  });

  it("is undecided when another dashboard answers than the one asked for", async () => {
    const origin = await aGrafana({ orders: { uid: "ORDERS", title: "Orders", panels: [] } });
    await expect(
      gatherGrafana(aHost(), itemAt(origin, ["orders"], withToken)),
    ).rejects.toMatchObject({
      code: "service/bad-answer",
      message: expect.stringContaining("what it says of orders is another dashboard"),
    });
  });

  it("is undecided when a page answers that is not Grafana's", async () => {
    const origin = await aServer((_, response) => response.end("<h1>Sign in</h1>"));
    await expect(gatherGrafana(aHost(), itemAt(origin))).rejects.toMatchObject({
      code: "service/bad-answer",
      message: `Grafana at ${origin} does not answer as its API does: it is not JSON.`,
    });
  });

  it("is undecided when nothing answers", async () => {
    const { host } = aPatientHost();
    await expect(gatherGrafana(host, itemAt(await aDeadOrigin()))).rejects.toMatchObject({
      code: "http/no-answer",
    });
  });
});
