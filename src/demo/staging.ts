import { GateFault } from "../gate/fault.ts";
import type { Host, RunningProcess } from "../host/host.ts";
import type { ExampleVariables } from "./example-environment.ts";

type Tools = Pick<Host, "clock" | "databases" | "files" | "http" | "machine" | "processes">;

const startAttempts = 5;
const readyLimitMs = 15_000;

/** The databases of the demo: what staging runs on, and an empty one for the tests. */
export type Databases = { readonly staging: string; readonly tests: string };

/** Creates the databases on the server and brings staging to what the repository's migrations say. */
export async function makeDatabases(
  host: Tools,
  server: string,
  repository: string,
): Promise<Databases> {
  await host.databases.connect(server, async (database) => {
    await database.query("CREATE DATABASE staging TEMPLATE template0");
    await database.query("CREATE DATABASE tests TEMPLATE template0");
  });
  const databases = { staging: named(server, "staging"), tests: named(server, "tests") };
  const { code, stderr } = await host.processes.run({
    argv: [host.machine.node, "--import", "tsx", "scripts/migrate.ts"],
    cwd: repository,
    variables: { DATABASE_URL: databases.staging },
  });
  if (code !== 0) {
    throw new GateFault(
      "demo/not-prepared",
      { step: "the migrations", reason: `exit code ${code}` },
      { detail: stderr },
    );
  }
  return databases;
}

/** Does to staging what somebody did by hand. */
export async function changeByHand(host: Tools, staging: string, file: string): Promise<void> {
  const sql = (await host.files.readText(file)) ?? "";
  await host.databases.connect(staging, (database) => database.query(sql));
}

/** Runs the example service as staging for the length of `work`, which gets the address of its health. */
export async function withStagingService<T>(
  host: Tools,
  repository: string,
  variables: ExampleVariables,
  work: (health: string) => Promise<T>,
): Promise<T> {
  const { running, health } = await startService(host, repository, variables);
  try {
    return await work(health);
  } finally {
    await running.stop("SIGTERM");
  }
}

/** Tries one port after another: who takes a free one first cannot be foreseen. */
async function startService(
  host: Tools,
  repository: string,
  variables: ExampleVariables,
): Promise<{ readonly running: RunningProcess; readonly health: string }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = 32_000 + Math.floor(Math.random() * 700);
    const running = await host.processes.start({
      argv: [host.machine.node, "--import", "tsx", "src/server.ts"],
      cwd: repository,
      variables: { ...variables, NODE_ENV: "staging", PORT: String(port) },
    });
    const health = `http://127.0.0.1:${port}/health`;
    if (await answers(host, running, health)) return { running, health };
    await running.stop("SIGKILL");
    if (attempt === startAttempts) {
      const { stderr } = await running.ended;
      throw new GateFault(
        "demo/not-prepared",
        { step: "the example service", reason: "it did not start" },
        { detail: stderr },
      );
    }
  }
}

async function answers(
  { clock, http }: Tools,
  running: RunningProcess,
  url: string,
): Promise<boolean> {
  let hasEnded = false;
  void running.ended.then(() => {
    hasEnded = true;
  });
  const giveUpAt = clock.elapsed() + readyLimitMs;
  while (!hasEnded && clock.elapsed() < giveUpAt) {
    const status = await http.get({ url, limitMs: 1_000 }).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return true;
    await clock.sleep(50);
  }
  return false;
}

function named(url: string, database: string): string {
  return url.replace(/\/[^/]*$/, `/${database}`);
}
