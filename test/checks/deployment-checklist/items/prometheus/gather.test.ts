import { beforeAll, describe, expect, it } from "vitest";
import type { ItemByKind } from "../../../../../src/checks/deployment-checklist/facts.ts";
import { gatherPrometheus } from "../../../../../src/checks/deployment-checklist/items/prometheus/gather.ts";
import { prometheusItem } from "../../../../../src/config/settings/checklist/prometheus.ts";
import { testHost } from "../../../../support/host.ts";
import { aPatientHost } from "../a-patient-host.ts";
import { aDeadOrigin, aServer } from "../http/a-server.ts";
import { aContestApi, aPrometheus, aPrometheusOf, prometheusUnderTest } from "./a-prometheus.ts";

function itemAt(url: string, metrics: readonly object[], more: object = {}) {
  const item = { id: "metrics", kind: "prometheus", url, metrics, ...more };
  return prometheusItem.parse(item) satisfies ItemByKind["prometheus"];
}

function metric(query: string, more: object = {}) {
  return { query, maxAge: "1m", condition: "> 0", ...more };
}

function exposed(): string {
  return [
    "# TYPE requests_total counter",
    'requests_total{code="200"} 42',
    'requests_total{code="500"} 3',
    `batch_runs ${7} ${Date.now() - 180_000}`,
    "ratio NaN",
    "limit +Inf",
    "exporter_up 1",
    "",
  ].join("\n");
}

beforeAll(() => console.log(`These tests ask ${prometheusUnderTest}.`));

describe(`gatherPrometheus, against ${prometheusUnderTest}`, () => {
  it("sees values and the age of samples, several series, and what is stale", async () => {
    const origin = await aPrometheus(exposed());
    const item = itemAt(`${origin}/`, [
      metric('requests_total{code="200"}', { condition: ">= 42" }),
      metric("sum(requests_total)", { sample: "requests_total" }),
      metric("requests_total"),
      metric("batch_runs"),
    ]);
    const before = Date.now();
    const { metrics, ...facts } = await gatherPrometheus(testHost(), item);
    expect(facts).toEqual({
      id: "metrics",
      kind: "prometheus",
      address: origin,
      at: expect.any(String),
    });
    expect(Math.abs(Date.parse(facts.at) - before)).toBeLessThan(60_000);
    const fresh = { ageMs: expect.toSatisfy((age: number) => age >= 0 && age < 60_000) };
    expect(metrics.map(({ seen }) => seen)).toEqual([
      { state: "one", value: 42, ...fresh },
      { state: "one", value: 45, ...fresh },
      { state: "several", series: 2 },
      {
        state: "one",
        value: 7,
        ageMs: expect.toSatisfy((age: number) => age >= 180_000 && age < 240_000),
      },
    ]);
    expect(metrics[1]).toMatchObject({ query: "sum(requests_total)", sample: "requests_total" });
  });

  it("sees what the service of the example exposes", async () => {
    const service = await aContestApi();
    await fetch(`${service}/no-such-route`);
    const missed = 'contest_api_answers_total{status="404"}';
    const origin = await aPrometheusOf(service, missed);
    const metrics = [metric("contest_api_up", { condition: "== 1" }), metric(missed)];
    const facts = await gatherPrometheus(testHost(), itemAt(origin, metrics));
    expect(facts.metrics).toMatchObject([
      { query: "contest_api_up", seen: { state: "one", value: 1 } },
      { query: missed, seen: { state: "one", value: 1 } },
    ]);
  });

  it("is undecided about no data, no number, no query and a range", async () => {
    const origin = await aPrometheus(exposed());
    const asking = (query: string, sample = "exporter_up") =>
      gatherPrometheus(testHost(), itemAt(origin, [metric(query, { sample })]));
    const isFault = (code: string, message: string) => ({
      name: "GateFault",
      code,
      message: expect.stringContaining(message),
    });
    await expect(asking("nothing_like_it")).rejects.toMatchObject(
      isFault("prometheus/no-data", `at ${origin} has no data for nothing_like_it`),
    );
    await expect(asking("exporter_up", "nothing_like_it")).rejects.toMatchObject(
      isFault("prometheus/no-data", "has no data for timestamp(nothing_like_it)"),
    );
    await expect(asking("ratio")).rejects.toMatchObject(
      isFault("prometheus/not-a-number", "answers NaN for ratio"),
    );
    await expect(asking("limit")).rejects.toMatchObject(
      isFault("prometheus/not-a-number", "answers +Inf for limit"),
    );
    await expect(asking("sum(")).rejects.toMatchObject(
      isFault("prometheus/query-failed", "bad_data"),
    );
    await expect(asking("requests_total[5m]")).rejects.toMatchObject(
      isFault("prometheus/query-failed", "a range of samples"),
    );
  });
});

/** Ready, with one answer to every query; `sent` gets the headers and paths. */
function aServiceThatSays(answer: object, sent: unknown[] = []): Promise<string> {
  return aServer((request, response) => {
    sent.push([request.url?.split("&")[0], request.headers.authorization]);
    response.end(request.url?.endsWith("/-/ready") ? "Ready." : JSON.stringify(answer));
  });
}

describe("gatherPrometheus", () => {
  it("sends its credentials and keeps the prefix of the address", async () => {
    const sent: unknown[] = [];
    const answer = { status: "success", data: { resultType: "scalar", result: [9, "9"] } };
    const origin = await aServiceThatSays(answer, sent);
    const host = testHost({ variables: { PROMETHEUS_TOKEN: "t0ken-T0PS3CRET" } });
    const item = itemAt(`${origin}/prom/`, [metric("up")], { bearer: "env:PROMETHEUS_TOKEN" });
    const facts = await gatherPrometheus(host, item);
    expect(facts.address).toBe(`${origin}/prom`);
    expect(JSON.stringify(facts)).not.toContain("T0PS3CRET");
    const bearer = "Bearer t0ken-T0PS3CRET";
    expect(sent).toEqual([
      ["/prom/-/ready", bearer],
      ["/prom/api/v1/query?query=time%28%29", bearer],
      ["/prom/api/v1/query?query=up", bearer],
      ["/prom/api/v1/query?query=timestamp%28up%29", bearer],
    ]);
  });

  it("is undecided about an answer with warnings", async () => {
    const data = { resultType: "scalar", result: [9, "9"] };
    const warnings = ["a store gave no answer"];
    const origin = await aServiceThatSays({ status: "success", data, warnings });
    await expect(
      gatherPrometheus(testHost(), itemAt(origin, [metric("up")])),
    ).rejects.toMatchObject({
      code: "prometheus/query-failed",
      message: expect.stringContaining("it warns: a store gave no answer"),
    });
  });

  it.each([
    [
      { status: "success", data: { resultType: "vector", result: [{ histogram: [9, {}] }] } },
      "prometheus/query-failed",
    ],
    [{ status: "success" }, "service/bad-answer"],
    [
      { status: "success", data: { resultType: "scalar", result: [9, "1e300"] } },
      "service/bad-answer",
    ],
    ["<h1>Sign in</h1>", "service/bad-answer"],
  ])("is undecided about %j", async (answer, code) => {
    const origin = await aServiceThatSays(Object(answer));
    const asking = gatherPrometheus(testHost(), itemAt(origin, [metric("up")]));
    await expect(asking).rejects.toMatchObject({ code });
  });

  it.each([
    [503, "service/unhealthy", "/-/ready answers 503"],
    [302, "service/bad-answer", "/-/ready answers 302"],
    [401, "service/unauthorised", "it answers 401"],
    [403, "service/unauthorised", "it answers 403"],
  ])("is undecided when readiness is answered with %i", async (status, code, message) => {
    const origin = await aServer((_, response) => response.writeHead(status).end());
    const { host } = aPatientHost({ PROMETHEUS_TOKEN: "t0ken-T0PS3CRET" });
    const item = itemAt(origin, [metric("up")], { bearer: "env:PROMETHEUS_TOKEN" });
    await expect(gatherPrometheus(host, item)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it("is undecided when nothing answers", async () => {
    const { host, pauses } = aPatientHost();
    const item = itemAt(await aDeadOrigin(), [metric("up")]);
    await expect(gatherPrometheus(host, item)).rejects.toMatchObject({ code: "http/no-answer" });
    expect(pauses).toEqual([500, 1_000]);
  });
});

describe("the settings", () => {
  const parse = (more: object) =>
    prometheusItem.safeParse({
      id: "metrics",
      kind: "prometheus",
      url: "http://127.0.0.1",
      metrics: [metric("up", more)],
    });

  it.each([
    ["> 0", { operator: ">", value: 0 }],
    ["<=0.01", { operator: "<=", value: 0.01 }],
    [" == -1e3 ", { operator: "==", value: -1_000 }],
    ["!= .5", { operator: "!=", value: 0.5 }],
  ])("take the condition %j", (condition, expected) => {
    expect(parse({ condition }).data?.metrics[0]?.condition).toEqual(expected);
  });

  it.each(["0", "= 1", "> up", "> 0 and < 5", "=> 1", ">"])(
    "do not take the condition %j",
    (condition) => {
      expect(parse({ condition }).success).toBe(false);
    },
  );

  it.each(["up", "job:up:sum", 'up{job="a}b", code=~"5.."}', '{__name__="up"}', " up "])(
    "take the selector %j as its own sample",
    (query) => {
      expect(parse({ query }).data?.metrics[0]?.sample).toBe(query);
    },
  );

  it.each(["rate(up[5m])", "up + 1", "up offset 1h", "time()", "up{a='}'}[5m]", "1"])(
    "ask for the sample of %j, which computes",
    (query) => {
      expect(parse({ query }).success).toBe(false);
      expect(parse({ query, sample: "up" }).data?.metrics[0]?.sample).toBe("up");
    },
  );
});
