import * as z from "zod";
import { GateFault } from "../../../../gate/fault.ts";
import type { Host } from "../../../../host/host.ts";
import { askService, jsonOf, type Service } from "../ask-service.ts";
import type { Shift } from "./facts.ts";

const pageSize = 100;
const mostPages = 50;

const instant = z.iso.datetime({ offset: true }).nullish();

const page = z.object({
  oncalls: z.array(
    z.object({
      schedule: z.object({ id: z.string() }).nullish(),
      user: z.object({ summary: z.string().nullish(), name: z.string().nullish() }).nullish(),
      start: instant,
      end: instant,
    }),
  ),
  more: z.boolean().default(false),
});

type OnCall = z.output<typeof page>["oncalls"][number];
type Window = { readonly from: Date; readonly until: Date };

/** Who is on call on the schedule within the window: every page of the answer, sorted, each shift once. */
export async function readShifts(
  host: Pick<Host, "clock" | "http" | "secrets">,
  service: Service,
  schedule: string,
  window: Window,
  authorization: string,
): Promise<readonly Shift[]> {
  const shifts = new Map<string, Shift>();
  for (let index = 0; index < mostPages; index += 1) {
    const path = `/oncalls?${parametersOf(schedule, window, index)}`;
    const answer = await askService(host, service, path, {
      accept: "application/vnd.pagerduty+json;version=2",
      authorization,
    });
    const { oncalls, more } = pageOf(service, jsonOf(service, answer));
    for (const oncall of oncalls.filter((one) => one.schedule?.id === schedule)) {
      const shift = shiftOf(host, oncall, window);
      if (shift !== undefined) shifts.set(JSON.stringify(shift), shift);
    }
    if (!more) return [...shifts.values()].sort(byBeginning);
  }
  throw badAnswer(service, `its list of shifts has more than ${mostPages} pages`);
}

function parametersOf(schedule: string, { from, until }: Window, index: number): URLSearchParams {
  return new URLSearchParams({
    "schedule_ids[]": schedule,
    since: isoOf(from),
    until: isoOf(until),
    time_zone: "UTC",
    limit: String(pageSize),
    offset: String(index * pageSize),
  });
}

function pageOf(service: Service, json: unknown): z.output<typeof page> {
  const read = page.safeParse(json);
  if (!read.success) throw badAnswer(service, "it lists no shifts");
  return read.data;
}

/** What of a shift is in the window; without an end of its own it lasts to the window's. */
function shiftOf(
  { secrets }: Pick<Host, "secrets">,
  { user, start, end }: OnCall,
  window: Window,
): Shift | undefined {
  if (user === null || user === undefined) return undefined;
  const from = Math.max(window.from.getTime(), Date.parse(start ?? isoOf(window.from)));
  const until = Math.min(window.until.getTime(), Date.parse(end ?? isoOf(window.until)));
  if (from >= until) return undefined;
  const name = secrets.redact(nameOf(user)).slice(0, 100);
  return { from: isoOf(new Date(from)), until: isoOf(new Date(until)), name };
}

/** Some accounts put the e-mail address where the name should be. */
function nameOf({ summary, name }: NonNullable<OnCall["user"]>): string {
  const said = [name, summary].find((one) => typeof one === "string" && one.trim() !== "") ?? "";
  return said === "" || said.includes("@") ? "a user without a name" : said.trim();
}

function byBeginning(a: Shift, b: Shift): number {
  return Date.parse(a.from) - Date.parse(b.from) || Date.parse(a.until) - Date.parse(b.until);
}

/** In whole seconds, as PagerDuty writes times. */
export function isoOf(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, "Z");
}

function badAnswer({ name, reach }: Service, reason: string): GateFault {
  return new GateFault("service/bad-answer", { service: name, url: reach.address, reason });
}
