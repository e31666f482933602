import * as z from "zod";
import { GateFault } from "../../../../gate/fault.ts";
import type { Host } from "../../../../host/host.ts";
import { askService, jsonOf, type Service } from "../ask-service.ts";

const longestReason = 300;

const point = z.tuple([z.number(), z.string()]);

const answer = z.union([
  z.object({
    status: z.literal("success"),
    warnings: z.array(z.string()).optional(),
    data: z.discriminatedUnion("resultType", [
      z.object({ resultType: z.literal("scalar"), result: point }),
      z.object({
        resultType: z.literal("vector"),
        result: z.array(z.object({ value: point.optional() })),
      }),
      z.object({ resultType: z.literal("matrix"), result: z.unknown() }),
      z.object({ resultType: z.literal("string"), result: z.unknown() }),
    ]),
  }),
  z.object({ status: z.literal("error"), errorType: z.string(), error: z.string() }),
]);

type Answer = z.output<typeof answer>;
type Needs = Pick<Host, "clock" | "http" | "secrets">;

/** The numbers an instant query yields, one a series; at the server's own time unless one is given. None is a fault. */
export async function queryPrometheus(
  host: Needs,
  service: Service,
  query: string,
  at?: number,
): Promise<readonly [number, ...number[]]> {
  const parameters = new URLSearchParams({ query });
  if (at !== undefined) parameters.set("time", String(at));
  const response = await askService(host, service, `/api/v1/query?${parameters}`);
  const read = answer.safeParse(jsonOf(service, response, [200, 400, 422, 503]));
  const url = service.reach.address;
  if (!read.success) {
    const reason = `what it says of ${query} is no result of a query`;
    throw new GateFault("service/bad-answer", { service: service.name, url, reason });
  }
  const texts = valuesOf(host, service, query, read.data);
  const [first, ...others] = texts.map((text) => numberOf(service, query, text));
  if (first === undefined) throw new GateFault("prometheus/no-data", { url, query });
  return [first, ...others];
}

function valuesOf(
  { secrets }: Pick<Host, "secrets">,
  service: Service,
  query: string,
  read: Answer,
): readonly string[] {
  const failed = (reason: string) => {
    const shown = secrets.redact(reason).replace(/\s+/g, " ").slice(0, longestReason);
    return new GateFault("prometheus/query-failed", {
      url: service.reach.address,
      query,
      reason: shown,
    });
  };
  if (read.status === "error") throw failed(`${read.errorType}: ${read.error}`);
  if (read.warnings !== undefined && read.warnings.length > 0) {
    throw failed(`it warns: ${read.warnings.join("; ")}`);
  }
  const { data } = read;
  if (data.resultType === "scalar") return [data.result[1]];
  if (data.resultType !== "vector") {
    throw failed(`it yields a ${data.resultType === "matrix" ? "range of samples" : "string"}`);
  }
  return data.result.map(({ value }) => {
    if (value === undefined) throw failed("it yields a native histogram");
    return value[1];
  });
}

function numberOf({ reach }: Service, query: string, text: string): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new GateFault("prometheus/not-a-number", {
    url: reach.address,
    query,
    value: text.slice(0, 20),
  });
}
