import { describe, expect, it } from "vitest";
import { askAgain } from "../../../../src/checks/deployment-checklist/items/ask-again.ts";
import { jsonOf } from "../../../../src/checks/deployment-checklist/items/ask-service.ts";
import { reachAddress } from "../../../../src/checks/deployment-checklist/items/reach-address.ts";
import { GateFault } from "../../../../src/gate/fault.ts";
import { testHost } from "../../../support/host.ts";
import { aPatientHost } from "./a-patient-host.ts";

const answer = { status: 200, body: "{}", isWhole: true, location: null, durationMs: 1 };
const reach = { url: "https://a.example", address: "https://a.example", headers: {} };
const service = { name: "Grafana", reach, variables: [], limitMs: 1_000 };

describe("jsonOf", () => {
  it.each([
    [{ status: 299 }, "it answers 299"],
    [{ status: 300 }, "it answers 300, a redirect"],
    [{ status: 399 }, "it answers 399, a redirect"],
    [{ status: 400 }, "it answers 400"],
    [{ isWhole: false }, "it is too long"],
    [{ body: "<html>" }, "it is not JSON"],
  ])("takes %j for no answer", (change, reason) => {
    const read = () => jsonOf(service, { ...answer, ...change });
    expect(read).toThrow(GateFault);
    expect(read).toThrow(`${reason}.`);
  });
});

describe("askAgain", () => {
  it("asks again after a server's fault and after the time limit, and says what came in the end", async () => {
    const { host, pauses } = aPatientHost();
    const url = "https://a.example";
    const turns = [
      async () => ({ ...answer, status: 503 }),
      async () => {
        throw new GateFault("http/time-limit", { url, limitMs: 1 });
      },
      async () => answer,
    ];
    const ask = async () => (turns.shift() ?? (() => expect.unreachable()))();
    expect((await askAgain(host, 2, ask)).status).toBe(200);
    expect(pauses).toEqual([500, 1_000]);
  });
});

describe("reachAddress", () => {
  it.each([
    ["https://a.example/x?y=1", undefined],
    ["https://ada@a.example/x?y=1", "ada:"],
    ["https://:secret@a.example/x?y=1", ":secret"],
    ["https://ada:s%20t@a.example/x?y=1", "ada:s t"],
  ])("of %s in a variable sends who asks beside the address", (value, user) => {
    const host = testHost({ variables: { METRICS_URL: value } });
    const { url, address, headers } = reachAddress(host, {
      id: "metrics",
      url: { variable: "METRICS_URL" },
    });
    expect([url, address]).toEqual(["https://a.example/x?y=1", "https://a.example"]);
    const sent = headers["authorization"]?.replace(/^Basic /, "");
    expect(sent === undefined ? sent : atob(sent)).toBe(user);
  });
});
