import type { Metric } from "../../../../config/settings/checklist/prometheus.ts";
import { GateFault } from "../../../../gate/fault.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import { askService, type Service } from "../ask-service.ts";
import { reachAddress } from "../reach-address.ts";
import type { MetricFacts, PrometheusFacts } from "./facts.ts";
import { queryPrometheus } from "./query-prometheus.ts";

/** In seconds, what a date can hold. */
const latestTime = 8.64e12;

type Needs = "clock" | "environment" | "http" | "secrets";

/** Asks whether Prometheus is ready, and for each metric at one instant of its own clock. */
export async function gatherPrometheus(
  host: Pick<Host, Needs>,
  item: ItemByKind["prometheus"],
): Promise<PrometheusFacts> {
  const { id, url, bearer, basic, timeout } = item;
  const held = [url, bearer, basic?.password].flatMap((one) =>
    typeof one === "object" ? [one.variable] : [],
  );
  const reach = reachAddress(host, item);
  const service: Service = { name: "Prometheus", reach, variables: held, limitMs: timeout };
  await expectReady(host, service);
  const [at] = await queryPrometheus(host, service, "time()");
  if (Math.abs(at) > latestTime) {
    const known = { service: service.name, url: service.reach.address };
    throw new GateFault("service/bad-answer", {
      ...known,
      reason: "what it says of the time is none",
    });
  }
  const metrics: MetricFacts[] = [];
  for (const metric of item.metrics) metrics.push(await seeMetric(host, service, metric, at));
  const time = new Date(at * 1_000).toISOString();
  return { id, kind: "prometheus", address: reach.address, at: time, metrics };
}

async function expectReady(host: Pick<Host, "clock" | "http">, service: Service): Promise<void> {
  const { status } = await askService(host, service, "/-/ready");
  if (status === 200) return;
  const known = { service: service.name, url: service.reach.address };
  const reason = `/-/ready answers ${status}`;
  const code = status >= 500 ? "service/unhealthy" : "service/bad-answer";
  throw new GateFault(code, { ...known, reason });
}

async function seeMetric(
  host: Pick<Host, Needs>,
  service: Service,
  { query, sample, maxAge, condition }: Metric,
  at: number,
): Promise<MetricFacts> {
  const about = { query, sample, maxAgeMs: maxAge, condition };
  const values = await queryPrometheus(host, service, query, at);
  const [value, ...others] = values;
  if (others.length > 0) return { ...about, seen: { state: "several", series: values.length } };
  const sampledAt = await queryPrometheus(host, service, `timestamp(${sample})`, at);
  const ageMs = Math.round((at - Math.max(...sampledAt)) * 1_000);
  return { ...about, seen: { state: "one", value, ageMs } };
}
