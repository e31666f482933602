import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { freePort } from "../../../../support/free-port.ts";
import { temporaryFolder } from "../../../../support/temporary-folder.ts";
import { aServer } from "../http/a-server.ts";
import { answerAsPrometheus } from "./prometheus-double.ts";

const version = /version ([\d.]+)/.exec(
  String(spawnSync("prometheus", ["--version"], { encoding: "utf8" }).stdout ?? ""),
)?.[1];

/** What the tests ask: a real Prometheus where one is installed, else a double of its API. */
export const prometheusUnderTest = version === undefined ? "a double" : `Prometheus ${version}`;

/** A Prometheus on loopback that has scraped `exposition`, which has the series `exporter_up`. Returns its origin. */
export async function aPrometheus(exposition: string): Promise<string> {
  const exporter = await aServer((_, response) => {
    response.setHeader("content-type", "text/plain; version=0.0.4").end(exposition);
  });
  return aPrometheusOf(exporter, "exporter_up");
}

/** A Prometheus on loopback, until the test ends, that has scraped the series from `/metrics` of a service. */
export async function aPrometheusOf(exporter: string, series: string): Promise<string> {
  const origin =
    version === undefined
      ? await aServer(answerAsPrometheus(await textOf(`${exporter}/metrics`)))
      : await startPrometheus(new URL(exporter).host);
  const url = `${origin}/api/v1/query?query=${encodeURIComponent(series)}`;
  await until(async () => (await textOf(url)).includes('"value"'));
  return origin;
}

/** The service of the example on loopback, until the test ends. Returns its origin. */
export async function aContestApi(): Promise<string> {
  const port = await freePort();
  const { PATH } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "src/server.ts"], {
    cwd: join(import.meta.dirname, "../../../../../examples/contest-api"),
    stdio: "ignore",
    env: {
      ...(PATH === undefined ? {} : { PATH }),
      NODE_ENV: "staging",
      PORT: String(port),
      DATABASE_URL: "postgres://nobody@127.0.0.1:9/nothing",
      STRIPE_API_KEY_STAGING: "sk_test_notarealkey",
      STRIPE_WEBHOOK_SECRET_STAGING: "not-a-secret",
      INGESTION_ENDPOINT_URL_STAGING: "http://127.0.0.1:9",
    },
  });
  onTestFinished(() => ended(child));
  const origin = `http://127.0.0.1:${port}`;
  await until(async () => (await textOf(`${origin}/metrics`)) !== "");
  return origin;
}

async function startPrometheus(target: string): Promise<string> {
  const folder = temporaryFolder();
  const config = {
    global: { scrape_interval: "500ms", scrape_timeout: "500ms" },
    scrape_configs: [{ job_name: "service", static_configs: [{ targets: [target] }] }],
  };
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify(config));
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    "prometheus",
    [
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=${address}`,
    ],
    { stdio: "ignore", cwd: folder },
  );
  onTestFinished(() => ended(child));
  return `http://${address}`;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => {
    child.once("close", resolve);
    child.kill("SIGKILL");
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("it did not come about within 30 s");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What an address answers; nothing where nobody answers. */
async function textOf(url: string): Promise<string> {
  return fetch(url).then(
    (answer) => answer.text(),
    () => "",
  );
}
