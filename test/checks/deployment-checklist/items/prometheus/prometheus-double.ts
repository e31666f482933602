import type { RequestListener } from "node:http";

const lookbackSeconds = 300;

type Sample = { readonly series: string; readonly value: string; readonly at: number };

/**
 * Answers as the HTTP API of Prometheus does to `/-/ready` and instant queries: `time()`, a selector by
 * name and equal labels, `timestamp()` and `sum()` of one, a range of one. Any other query is refused as bad data.
 */
export function answerAsPrometheus(metrics: string): RequestListener {
  const samples = metrics.split("\n").flatMap(sampleOf);
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
    if (pathname === "/-/ready") {
      response.end("Prometheus Server is Ready.\n");
      return;
    }
    const at = Number(searchParams.get("time") ?? Date.now() / 1_000);
    const data = evaluate(searchParams.get("query") ?? "", at, samples);
    response.setHeader("content-type", "application/json");
    if (data !== undefined) {
      response.end(JSON.stringify({ status: "success", data }));
      return;
    }
    const error = 'invalid parameter "query": parse error';
    response.writeHead(400).end(JSON.stringify({ status: "error", errorType: "bad_data", error }));
  };
}

function sampleOf(line: string): Sample[] {
  const match = /^([^\s#{]+(?:\{[^}]*\})?)\s+(\S+)(?:\s+(\d+))?$/.exec(line);
  if (match === null) return [];
  const [, series = "", value = "", at] = match;
  return [{ series, value, at: Number(at ?? Date.now()) / 1_000 }];
}

function evaluate(query: string, at: number, samples: readonly Sample[]) {
  if (query === "time()") return { resultType: "scalar", result: [at, String(at)] };
  const [, call, inner = query] = /^(timestamp|sum)\((.*)\)$/.exec(query) ?? [];
  const [, selector, range] = /^([a-z_]+(?:\{[^}]*\})?)(\[\d+[smh]\])?$/.exec(inner) ?? [];
  if (selector === undefined) return undefined;
  if (range !== undefined) return { resultType: "matrix", result: [] };
  const selected = samples.filter(
    (one) => isSelected(one, selector) && one.at > at - lookbackSeconds,
  );
  if (call === "sum") {
    const total = selected.reduce((sum, { value }) => sum + Number(value), 0);
    return { resultType: "vector", result: [{ metric: {}, value: [at, String(total)] }] };
  }
  const result = selected.map((one) => ({
    metric: { series: one.series },
    value: [at, call === "timestamp" ? String(one.at) : one.value],
  }));
  return { resultType: "vector", result };
}

function isSelected({ series }: Sample, selector: string): boolean {
  const [name, labels = ""] = selector.replace("}", "").split("{");
  const [ownName, ownLabels = ""] = series.replace("}", "").split("{");
  return name === ownName && labels.split(",").every((label) => ownLabels.includes(label));
}
