import * as z from "zod";
import { GateFault } from "../../../../gate/fault.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import { askService, jsonOf, type Service } from "../ask-service.ts";
import { reachAddress } from "../reach-address.ts";
import { countPanels } from "./count-panels.ts";
import type { GrafanaFacts, SeenDashboard } from "./facts.ts";

type Needs = "clock" | "environment" | "http" | "secrets";

const health = z.object({ database: z.string(), version: z.string().optional() });
const dashboardAnswer = z.object({
  dashboard: z.looseObject({ title: z.string().default(""), uid: z.string().optional() }),
});

/** Asks Grafana for its health, and for each dashboard by its uid. */
export async function gatherGrafana(
  host: Pick<Host, Needs>,
  { id, url, token, dashboards, timeout }: ItemByKind["grafana"],
): Promise<GrafanaFacts> {
  const reach = reachAddress(host, { id, url, bearer: token });
  const variables = [url, token].flatMap((one) => (typeof one === "object" ? [one.variable] : []));
  const service: Service = { name: "Grafana", reach, variables, limitMs: timeout };
  const version = await expectHealth(host, service);
  const seen: GrafanaFacts["dashboards"][number][] = [];
  for (const { uid, title = null } of dashboards) {
    seen.push({ uid, expectedTitle: title, seen: await seeDashboard(host, service, uid) });
  }
  return { id, kind: "grafana", address: reach.address, version, dashboards: seen };
}

async function expectHealth(
  host: Pick<Host, "clock" | "http" | "secrets">,
  service: Service,
): Promise<string | null> {
  const answer = await askService(host, service, "/api/health");
  const known = { service: service.name, url: service.reach.address };
  const read = health.safeParse(jsonOf(service, answer, [200, 503]));
  if (!read.success) {
    const reason = "what it says of its health names no database";
    throw new GateFault("service/bad-answer", { ...known, reason });
  }
  const { database, version } = read.data;
  if (answer.status === 200 && database === "ok") return shown(host, version ?? "") || null;
  const reason = `its database is ${JSON.stringify(shown(host, database))}`;
  throw new GateFault("service/unhealthy", { ...known, reason });
}

async function seeDashboard(
  host: Pick<Host, "clock" | "http" | "secrets">,
  service: Service,
  uid: string,
): Promise<SeenDashboard> {
  const answer = await askService(host, service, `/api/dashboards/uid/${uid}`);
  const json = jsonOf(service, answer, [200, 404]);
  if (answer.status === 404) return { state: "missing" };
  const read = dashboardAnswer.safeParse(json);
  const isAnother = read.data?.dashboard.uid !== undefined && read.data.dashboard.uid !== uid;
  if (!read.success || isAnother) {
    const reason = `what it says of ${uid} is ${isAnother ? "another" : "no"} dashboard`;
    const known = { service: service.name, url: service.reach.address };
    throw new GateFault("service/bad-answer", { ...known, reason });
  }
  const { dashboard } = read.data;
  return { state: "found", title: shown(host, dashboard.title), panels: countPanels(dashboard) };
}

function shown({ secrets }: Pick<Host, "secrets">, text: string): string {
  return secrets.redact(text).slice(0, 200);
}
