import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { promoteHere } from "../support/promote-here.ts";
import { snapshotPath, snapshotProject } from "../support/snapshot-project.ts";

const checking = ["check", "--only", "schema-snapshot", "--unsigned"];
const taking = ["snapshot", "take", "--iteration", "06", "--title", "Payment Integration"];

/** A listener in the place of the production database, which counts who connects and hangs up. */
async function listener() {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on("error", () => undefined).destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The listener has no port.");
  return { port: address.port, connections: () => connections };
}

/** Runs the command with a database at the listener. */
async function run(args: readonly string[], forbidden: (port: number) => string) {
  const { port, connections } = await listener();
  const { repository } = await snapshotProject("", [
    `forbidHosts: [${JSON.stringify(forbidden(port))}]`,
  ]);
  const variables = { STAGING_DATABASE_URL: `postgres://u:p4ssw0rd@127.0.0.1:${port}/x` };
  const ended = await promoteHere(args, { cwd: repository.path, variables });
  return { ended, repository, connections: connections() };
}

describe("forbidHosts", () => {
  it.each([
    ["check", checking, () => "127.0.0.1"],
    ["check, by port", checking, (port: number) => `127.0.0.1:${port}`],
    ["snapshot take", taking, () => "127.0.0.1"],
    ["snapshot take, by port", taking, (port: number) => `127.0.0.1:${port}`],
  ])("refuses before anybody connects: %s", async (_, args, forbidden) => {
    const { ended, repository, connections } = await run(args, forbidden);
    expect(ended.code).toBe(2);
    expect(ended.stdout + ended.stderr).toContain("nothing was connected to");
    expect(ended.stdout + ended.stderr).not.toContain("p4ssw0rd");
    expect(connections).toBe(0);
    expect(existsSync(join(repository.path, snapshotPath))).toBe(false);
  });

  it.each([
    ["check", checking],
    ["snapshot take", taking],
  ])("lets %s connect to any other host", async (_, args) => {
    const { ended, connections } = await run(args, () => "*.prod.example.com");
    expect(ended.code).toBe(2);
    expect(connections).toBeGreaterThan(0);
  });
});
