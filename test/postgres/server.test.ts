import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Host } from "../../src/host/host.ts";
import { withServer } from "../../src/postgres/server.ts";
import { findServerPrograms, type ServerSource } from "../../src/postgres/server-programs.ts";
import { unprivilegedUser } from "../../src/postgres/unprivileged-user.ts";
import { testHost } from "../support/host.ts";

/** The sources that are there on the machine the tests run on. */
const sources = await presentSources();

async function presentSources(): Promise<readonly ServerSource[]> {
  const { openNodeHost } = await import("../../src/node-host/node-host.ts");
  const installation = join(import.meta.dirname, "../../dist");
  const { host, close } = openNodeHost({ variables: process.env, installation });
  const user = await unprivilegedUser(host);
  const all: readonly ServerSource[] = ["system", "embedded"];
  const found = await Promise.all(all.map((source) => findServerPrograms(host, [source], user)));
  await close();
  return all.filter((_, at) => found[at] !== undefined);
}

/** Where a server keeps its data, and its process. */
async function traceOf({ databases }: Host, url: string) {
  const [row] = await databases.connect(url, ({ query }) =>
    query("SELECT current_setting('data_directory') AS directory"),
  );
  const directory = String(row?.["directory"]);
  const pid = Number(readFileSync(join(directory, "postmaster.pid"), "utf8").split("\n")[0]);
  return { directory, pid };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it("there is a server to start", () => {
  expect(sources).not.toEqual([]);
});

describe.each(sources)("withServer from %s", (source) => {
  it("starts an empty server on the loopback address, and leaves nothing", async () => {
    const host = testHost();
    const trace = await withServer(
      host,
      { sources: [source] },
      async ({ url, version, source: words }) => {
        expect(words).toContain(`PostgreSQL ${version} from `);
        expect(new URL(url).hostname).toBe("127.0.0.1");
        const [row] = await host.databases.connect(url, ({ query }) =>
          query(
            "SELECT current_setting('listen_addresses') AS listen, count(*)::int AS databases FROM pg_database",
          ),
        );
        expect(row).toEqual({ listen: "127.0.0.1", databases: 3 });
        const seen = await traceOf(host, url);
        expect(isRunning(seen.pid)).toBe(true);
        return seen;
      },
    );
    expect(isRunning(trace.pid)).toBe(false);
    expect(existsSync(trace.directory)).toBe(false);
    expect(existsSync(join(trace.directory, ".."))).toBe(false);
  });

  it("leaves nothing when the work throws", async () => {
    const host = testHost();
    let trace = { directory: "", pid: 0 };
    const working = withServer(host, { sources: [source] }, async ({ url }) => {
      trace = await traceOf(host, url);
      throw new Error("the work failed");
    });
    await expect(working).rejects.toThrow("the work failed");
    expect(isRunning(trace.pid)).toBe(false);
    expect(existsSync(trace.directory)).toBe(false);
  });

  it("lets nobody in without the password, and keeps that out of every text", async () => {
    const host = testHost();
    await withServer(host, { sources: [source] }, async ({ url }) => {
      const other = new URL(url);
      other.password = "guessed";
      await expect(
        host.databases.connect(other.href, ({ query }) => query("SELECT 1")),
      ).rejects.toMatchObject({ code: "database/refused" });
      expect(host.secrets.redact(new URL(url).password)).toBe("[redacted]");
    });
  });
});

describe("withServer", () => {
  it("is undecided where there is no server to start", async () => {
    const host = testHost();
    const bare: Host = {
      ...host,
      files: { ...host.files, list: async () => [], findExecutable: async () => undefined },
      machine: { ...host.machine, installation: "/absent" },
    };
    await expect(withServer(bare, {}, () => Promise.resolve())).rejects.toMatchObject({
      code: "database/server-missing",
      message: "No PostgreSQL server can be started here; looked for programs and npm packages.",
    });
  });

  it("says what the programs say when one cannot be started, and leaves nothing", async () => {
    const host = testHost();
    const made: string[] = [];
    const broken: Host = {
      ...host,
      files: {
        ...host.files,
        makeTemporaryDirectory: async (label) => {
          const directory = await host.files.makeTemporaryDirectory(label);
          made.push(directory);
          return directory;
        },
      },
      processes: {
        ...host.processes,
        run: (command) =>
          command.argv.includes("--pgdata")
            ? host.processes.run({ ...command, argv: [...command.argv, "--locale=no_such_locale"] })
            : host.processes.run(command),
      },
    };
    await expect(withServer(broken, {}, () => Promise.resolve())).rejects.toMatchObject({
      code: "database/server-not-started",
      message: expect.stringContaining('invalid locale name "no_such_locale"'),
    });
    expect(
      made.filter((directory) => directory.includes("postgres") && existsSync(directory)),
    ).toEqual([]);
  });

  it("runs as itself, or as somebody without rights where it is root", async () => {
    const { files, machine } = testHost();
    expect(await unprivilegedUser({ files, machine: { ...machine, uid: 1000 } })).toBeUndefined();
    const other = await unprivilegedUser({ files, machine: { ...machine, uid: 0 } });
    expect(other?.uid).toBeGreaterThan(0);
  });
});
