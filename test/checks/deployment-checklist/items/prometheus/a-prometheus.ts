import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../../../../support/temporary-folder.ts";
import { aServer } from "../http/a-server.ts";
import { answerAsPrometheus } from "./prometheus-double.ts";

const version = /version ([\d.]+)/.exec(
  String(spawnSync("prometheus", ["--version"], { encoding: "utf8" }).stdout ?? ""),
)?.[1];

/** What the tests ask: a real Prometheus where one is installed, else a double of its API. */
export const prometheusUnderTest = version === undefined ? "a double" : `Prometheus ${version}`;

/**
 * A Prometheus on loopback that has scraped what a service exposes, until the test ends. Returns its origin.
 * `metrics` is the exposition in text format; it must end with the series `exporter_up`.
 */
export async function aPrometheus(metrics: string): Promise<string> {
  const origin =
    version === undefined
      ? await aServer(answerAsPrometheus(metrics))
      : await startPrometheus(await anExporter(metrics));
  await untilScraped(origin);
  return origin;
}

async function anExporter(metrics: string): Promise<string> {
  const origin = await aServer((_, response) => {
    response.setHeader("content-type", "text/plain; version=0.0.4").end(metrics);
  });
  return new URL(origin).host;
}

async function startPrometheus(target: string): Promise<string> {
  const folder = temporaryFolder();
  const config = {
    global: { scrape_interval: "200ms", scrape_timeout: "200ms" },
    scrape_configs: [{ job_name: "service", static_configs: [{ targets: [target] }] }],
  };
  writeFileSync(join(folder, "prometheus.yml"), JSON.stringify(config));
  const address = `127.0.0.1:${await aFreePort()}`;
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

async function untilScraped(origin: string): Promise<void> {
  const url = `${origin}/api/v1/query?query=exporter_up`;
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const text = await fetch(url).then(
      (answer) => answer.text(),
      () => "",
    );
    if (text.includes('"value"')) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${origin} has scraped nothing within 30 s`);
}

async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
