import { readHeader } from "../../../../environments/read-secret.ts";
import type { Host } from "../../../../host/host.ts";
import type { ItemByKind } from "../../facts.ts";
import type { Service } from "../ask-service.ts";
import { reachAddress } from "../reach-address.ts";
import type { PagerdutyFacts } from "./facts.ts";
import { isoOf, readShifts } from "./read-shifts.ts";

type Needs = "clock" | "environment" | "http" | "secrets";

/** Asks PagerDuty who is on call on the schedule, from now to the end of the watch. */
export async function gatherPagerduty(
  host: Pick<Host, Needs>,
  { id, url, token, schedule, watchFor, timeout }: ItemByKind["pagerduty"],
): Promise<PagerdutyFacts> {
  const reach = reachAddress(host, { id, url });
  const authorization = `Token token=${readHeader(host, token, `the token of ${id}`)}`;
  const variables = [token.variable];
  const service: Service = { name: "PagerDuty", reach, variables, limitMs: timeout };
  const from = wholeSecond(host.clock.now().getTime());
  const window = { from, until: wholeSecond(from.getTime() + watchFor) };
  const shifts = await readShifts(host, service, schedule, window, authorization);
  return { id, kind: "pagerduty", schedule, from: isoOf(from), until: isoOf(window.until), shifts };
}

function wholeSecond(ms: number): Date {
  return new Date(Math.floor(ms / 1_000) * 1_000);
}
