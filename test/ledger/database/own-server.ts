import { type ChildProcess, spawn } from "node:child_process";
import { chownSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { onTestFinished } from "vitest";
import type { Host } from "../../../src/host/host.ts";
import { findServerPrograms, type ServerSource } from "../../../src/postgres/server-programs.ts";
import { unprivilegedUser } from "../../../src/postgres/unprivileged-user.ts";
import { freePort } from "../../support/free-port.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** A real server that keeps what it has committed, and can be killed and started again. */
export type OwnServer = {
  readonly url: string;
  start(): Promise<void>;
  /** Ends every process of it with -9. */
  kill(): Promise<void>;
};

/** The one that the tests insist on, else whichever is there. */
const sources: readonly ServerSource[] =
  process.env["PROMOTE_TEST_POSTGRES"] === "embedded" ? ["embedded"] : ["system", "embedded"];

/** Starts one for so many connections; it is gone after the test. */
export async function ownServer(host: Host): Promise<OwnServer> {
  const user = await unprivilegedUser(host);
  const programs = await findServerPrograms(host, sources, user);
  if (programs === undefined) throw new Error("there is no PostgreSQL here");
  const folder = temporaryFolder();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const { code, stderr } = await host.processes.run({
    argv: [programs.initdb, "-D", `${folder}/data`, "-U", "postgres", "-A", "trust", "-E", "UTF8"],
    cwd: folder,
    variables: { LC_ALL: "C" },
    ...(user === undefined ? {} : { user }),
  });
  if (code !== 0) throw new Error(stderr);
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let running: ChildProcess | undefined;
  const start = async () => {
    const settings = { port, listen_addresses: "127.0.0.1", max_connections: 150 };
    const options = { ...settings, unix_socket_directories: "", fsync: "on" };
    const args = Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    // It gives up at once as long as a backend of its predecessor is there.
    for (let attempt = 1; ; attempt += 1) {
      const child = spawn(programs.postgres, ["-D", `${folder}/data`, ...args], {
        cwd: folder,
        stdio: "ignore",
        env: { LC_ALL: "C", PATH: process.env["PATH"] },
        ...user,
      });
      running = child;
      if (await answers(url, child)) return;
      if (attempt === 50) throw new Error("the server does not start");
      await sleep(200);
    }
  };
  const kill = async () => {
    const child = running;
    running = undefined;
    if (child?.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGKILL");
    await ended;
    // Backends notice that the postmaster is gone.
    await sleep(300);
  };
  onTestFinished(kill);
  await start();
  return { url, start, kill };
}

/** Waits until the server answers; false when it has ended before. */
async function answers(url: string, server: ChildProcess): Promise<boolean> {
  for (let attempt = 1; server.exitCode === null && server.signalCode === null; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch (thrown) {
      await client.end().catch(() => undefined);
      if (attempt === 200) throw thrown;
      await sleep(100);
    }
  }
  return false;
}
