import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gatherCommand } from "../../../../../src/checks/deployment-checklist/items/command/gather.ts";
import { commandItem } from "../../../../../src/config/settings/checklist/command.ts";
import { GateFault } from "../../../../../src/gate/fault.ts";
import { openNodeHost } from "../../../../../src/node-host/node-host.ts";
import { testHost } from "../../../../support/host.ts";
import { temporaryFolder } from "../../../../support/temporary-folder.ts";
import { aRelease } from "../../a-release.ts";

function look(settings: object, { host = testHost(), project = temporaryFolder() } = {}) {
  const item = commandItem.parse({ id: "queue", kind: "command", ...settings });
  return gatherCommand(host, item, aRelease({ off: "not part of this test" }, { project }));
}

/** A command that runs a script of Node. */
const script = (source: string) => ["node", "-e", source];

describe("gatherCommand", () => {
  it("keeps how a command ended, and no output of one that did what is expected", async () => {
    const command = script("console.log('ready')");
    expect(await look({ command, output: { exact: "ready" } })).toEqual({
      id: "queue",
      kind: "command",
      command: expect.stringMatching(/^node -e .*ready/),
      expectedExitCode: 0,
      exitCode: 0,
      signal: null,
      output: { how: "exact", expected: "ready", holds: true },
      lastLines: "",
    });
  });

  it("keeps the last lines of one that did not", async () => {
    const command = script("console.error('no queue'); process.exitCode = 3");
    expect(await look({ command })).toMatchObject({ exitCode: 3, lastLines: "no queue" });
    expect(await look({ command, exitCode: 3 })).toMatchObject({ exitCode: 3, lastLines: "" });
  });

  it.each([
    [{ exact: "a\nb" }, true],
    [{ exact: "a" }, false],
    [{ exact: "a\nb " }, false],
    [{ contains: "\nb" }, true],
    [{ contains: "c" }, false],
    [{ matches: "^b$" }, true],
    [{ matches: "^ab$" }, false],
  ])("judges the output by %j", async (output, holds) => {
    const facts = await look({ command: script("console.log('a\\nb')"), output });
    expect(facts.output).toMatchObject({ holds });
    expect(facts.lastLines === "").toBe(holds);
  });

  it("judges standard output alone", async () => {
    const facts = await look({
      command: script("console.error('ready')"),
      output: { contains: "ready" },
    });
    expect(facts.output?.holds).toBe(false);
  });

  it("says which signal ended it", async () => {
    const facts = await look({ command: script("process.kill(process.pid, 'SIGKILL')") });
    expect(facts).toMatchObject({ exitCode: null, signal: "SIGKILL" });
  });

  it("gives it the declared variables and no other, and redacts them", async () => {
    const host = testHost({ variables: { QUEUE_TOKEN: "tok-31415926535", OTHER: "undeclared" } });
    const source = "console.log(process.env.QUEUE_TOKEN, process.env.OTHER); process.exitCode = 1";
    const facts = await look({ command: script(source), environment: ["QUEUE_TOKEN"] }, { host });
    expect(facts.lastLines).toBe("[redacted] undefined");
    const expected = { contains: "tok-31415926535" };
    const judged = await look(
      { command: script(source), environment: ["QUEUE_TOKEN"], output: expected },
      { host },
    );
    expect(judged.output).toEqual({ how: "contains", expected: "[redacted]", holds: true });
    await expect(look({ command: script("0"), environment: ["GONE"] })).rejects.toMatchObject({
      code: "run/variable-missing",
    });
  });

  it("keeps a redacted log", async () => {
    const project = temporaryFolder();
    const { PATH, HOME } = process.env;
    const node = openNodeHost({
      variables: { PATH, HOME, QUEUE_TOKEN: "tok-31415926535" },
      installation: project,
    });
    const log = join(project, "logs", "deployment-checklist.log");
    node.logUnder(join(project, "logs"));
    const command = script("console.log('token', process.env.QUEUE_TOKEN)");
    const never = { ms: 60_000, fault: new GateFault("run/time-limit", { limitMs: 60_000 }) };
    await node.within("deployment-checklist", never, (host) =>
      look({ command, environment: ["QUEUE_TOKEN"] }, { host, project }),
    );
    await node.close();
    expect(readFileSync(log, "utf8")).toBe("token [redacted]\n");
  });

  it("ends it with its grandchildren when its time is over, and is undecided", async () => {
    const project = temporaryFolder();
    const command = ["sh", "-c", "sleep 600 & echo $! > pid; wait"];
    await expect(look({ command, timeout: "1500ms" }, { project })).rejects.toMatchObject({
      code: "process/time-limit",
    });
    const pid = Number(readFileSync(join(project, "pid"), "utf8"));
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

describe("commandItem", () => {
  it.each([[{ matches: "(" }], [{ contains: "" }], [{ exact: "a", contains: "a" }]])(
    "refuses the output %j",
    (output) => {
      const item = { id: "a", kind: "command", command: "true", output };
      expect(commandItem.safeParse(item).success).toBe(false);
    },
  );
});
