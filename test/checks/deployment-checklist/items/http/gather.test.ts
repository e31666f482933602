import { describe, expect, it } from "vitest";
import type { ItemByKind } from "../../../../../src/checks/deployment-checklist/facts.ts";
import { gatherHttp } from "../../../../../src/checks/deployment-checklist/items/http/gather.ts";
import { testHost } from "../../../../support/host.ts";
import { aServer } from "./a-server.ts";

function itemAt(url: ItemByKind["http"]["url"]): ItemByKind["http"] {
  return { id: "dashboards", kind: "http", url, expect: 200, timeout: 5_000 };
}

describe("gatherHttp", () => {
  it("sees the status, and shows the address without its query", async () => {
    const origin = await aServer((_, response) => response.writeHead(503).end("down"));
    expect(await gatherHttp(testHost(), itemAt(`${origin}/d/orders?token=abc`))).toEqual({
      id: "dashboards",
      kind: "http",
      address: `${origin}/d/orders`,
      expected: 200,
      status: 503,
    });
  });

  it("does not follow a redirect", async () => {
    const origin = await aServer((request, response) => {
      if (request.url === "/login") response.end("sign in");
      else response.writeHead(302, { location: "/login" }).end();
    });
    expect((await gatherHttp(testHost(), itemAt(origin))).status).toBe(302);
  });

  it("shows the origin alone when a variable holds the address", async () => {
    const origin = await aServer((_, response) => response.end());
    const url = `${origin}/hooks/T0PS3CRET/status`;
    const host = testHost({ variables: { DASHBOARD_URL: url } });
    const facts = await gatherHttp(host, itemAt({ variable: "DASHBOARD_URL" }));
    expect(facts).toMatchObject({ address: origin, status: 200 });
    expect(JSON.stringify(facts)).not.toContain("T0PS3CRET");
    expect(host.secrets.redact(`asked ${url}`)).toBe("asked [redacted]");
  });

  it("asks once more when nothing answers, and takes that answer", async () => {
    let asked = 0;
    const origin = await aServer((request, response) => {
      asked += 1;
      if (asked === 1) request.socket.destroy();
      else response.end();
    });
    expect((await gatherHttp(testHost(), itemAt(origin))).status).toBe(200);
    expect(asked).toBe(2);
  });

  it("asks twice and no more", async () => {
    let asked = 0;
    const origin = await aServer((request) => {
      asked += 1;
      request.socket.destroy();
    });
    await expect(gatherHttp(testHost(), itemAt(origin))).rejects.toMatchObject({
      code: "http/no-answer",
      message: expect.stringContaining(origin),
    });
    expect(asked).toBe(2);
  });

  it("does not repeat a request that was answered", async () => {
    let asked = 0;
    const origin = await aServer((_, response) => {
      asked += 1;
      response.writeHead(500).end();
    });
    await gatherHttp(testHost(), itemAt(origin));
    expect(asked).toBe(1);
  });

  it.each([
    [undefined, "run/variable-missing", "not set"],
    ["", "run/variable-empty", "set and empty"],
    ["  ", "run/variable-empty", "set and empty"],
  ])("cannot ask when the variable is %j", async (value, code, state) => {
    const variables: Record<string, string> = value === undefined ? {} : { DASHBOARD_URL: value };
    const asking = gatherHttp(testHost({ variables }), itemAt({ variable: "DASHBOARD_URL" }));
    await expect(asking).rejects.toMatchObject({
      code,
      message: `The environment variable DASHBOARD_URL (the address of dashboards) is ${state}.`,
    });
  });

  it.each(["grafana.internal/d/T0PS3CRET", "ftp://T0PS3CRET@grafana.internal"])(
    "cannot ask %s, and does not repeat it",
    async (value) => {
      const host = testHost({ variables: { DASHBOARD_URL: value } });
      const asking = gatherHttp(host, itemAt({ variable: "DASHBOARD_URL" }));
      await expect(asking).rejects.toMatchObject({
        code: "run/variable-malformed",
        message: "The environment variable DASHBOARD_URL does not hold an http or https URL.",
      });
    },
  );
});
