import autocannon from "autocannon";

/** What one load came to. */
export type Load = {
  readonly aSecond: number;
  /** Exact: of every answer. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly longest: number;
  readonly errors: number;
};

// A program of its own, so that the server is not measured with whoever asks.
const [url = "", connections, seconds, ...paths] = process.argv.slice(2);
const times: number[] = [];
const run = autocannon({
  ...{ url, connections: Number(connections), duration: Number(seconds) },
  requests: paths.map((path) => ({ path })),
});
run.on("response", (_client, _status, _bytes, ms) => times.push(ms));
const { errors, timeouts, non2xx } = await run;
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? Number.NaN;
const load: Load = {
  aSecond: times.length / Number(seconds),
  ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1) },
  errors: errors + timeouts + non2xx,
};
console.log(JSON.stringify(load));
