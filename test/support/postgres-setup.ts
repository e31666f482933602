import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openNodeHost } from "../../src/node-host/node-host.ts";
import { withServer } from "../../src/postgres/server.ts";
import type { ServerSource } from "../../src/postgres/server-programs.ts";

/** A PostgreSQL server for the whole test run. */
export type TestServer = {
  /** The superuser's URL of the database `postgres`. */
  readonly url: string;
  /** In words: "PostgreSQL 15.18 from /usr/lib/postgresql/15/bin". */
  readonly source: string;
};

declare module "vitest" {
  interface ProvidedContext {
    postgres: TestServer;
  }
}

const root = join(import.meta.dirname, "../..");
const wanted = process.env["PROMOTE_TEST_POSTGRES"];

/**
 * Builds the command, then starts the one server all tests share: in Docker where it answers, else from
 * programs on the machine, else embedded from npm. Fails when none is there; PROMOTE_TEST_POSTGRES insists on one.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  build();
  const { server, stop } = await start();
  console.log(`Tests use ${server.source}.`);
  project.provide("postgres", server);
  return stop;
}

function build(): void {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/build.mjs"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The build failed.\n${stderr}`);
}

type Started = { readonly server: TestServer; readonly stop: () => Promise<void> };

async function start(): Promise<Started> {
  if (wanted === undefined) {
    const container = dockerAnswers() ? startInDocker().catch(sayWhyNot) : undefined;
    return (await container) ?? startHere(["system", "embedded"]);
  }
  if (wanted === "docker") return startInDocker();
  if (wanted === "system" || wanted === "embedded") return startHere([wanted]);
  throw new Error(`PROMOTE_TEST_POSTGRES is ${wanted}; expected docker, system or embedded`);
}

function dockerAnswers(): boolean {
  const { status } = spawnSync("docker", ["info", "--format", "{{.ServerVersion}}"], {
    timeout: 5_000,
  });
  return status === 0;
}

/** An image that cannot be had, without a network or from a registry that has had enough of us, is no reason not to test. */
function sayWhyNot(thrown: unknown): void {
  console.warn(`Docker answers and has no PostgreSQL for the tests: ${thrown}`);
}

async function startInDocker(): Promise<Started> {
  const { GenericContainer, Wait } = await import("testcontainers");
  const image = "postgres:17-alpine";
  const container = await new GenericContainer(image)
    .withEnvironment({ POSTGRES_PASSWORD: "test-server-password" })
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .start();
  const place = `${container.getHost()}:${container.getMappedPort(5432)}`;
  return {
    server: {
      url: `postgres://postgres:test-server-password@${place}/postgres`,
      source: `PostgreSQL in Docker (${image})`,
    },
    stop: async () => void (await container.stop()),
  };
}

/** Keeps `withServer` at work until the tests are over. */
function startHere(sources: readonly ServerSource[]): Promise<Started> {
  const node = openNodeHost({ variables: process.env, installation: join(root, "dist") });
  return new Promise((resolve, reject) => {
    const running = withServer(node.host, { sources }, ({ url, source }) => {
      return new Promise<void>((finish) => {
        const stop = async () => {
          finish();
          await running;
          await node.close();
        };
        resolve({ server: { url, source }, stop });
      });
    });
    running.catch(reject);
  });
}
