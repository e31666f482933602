import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { GateFault } from "../../src/gate/fault.ts";
import { openNodeHost } from "../../src/node-host/node-host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const node = process.execPath;

function open(variables: Record<string, string> = {}, onLine?: (line: string) => void) {
  const { PATH, HOME } = process.env;
  const opened = openNodeHost({
    variables: { PATH, HOME, ...variables },
    installation: "/nowhere",
    ...(onLine === undefined ? {} : { onLine }),
  });
  onTestFinished(() => opened.close());
  return opened;
}

/** A child that starts a grandchild, tells their process ids in a file, and waits for ever; both ignore SIGTERM. */
const family = ["sh", "-c", "trap '' TERM; sleep 600 & echo \"[$$, $!]\" > pids; wait"];

/** The processes that a child has told of. */
async function pidsOf(cwd: string): Promise<number[]> {
  const told = () => JSON.parse(readFileSync(join(cwd, "pids"), "utf8"));
  await expect.poll(told).not.toHaveLength(0);
  return told();
}

/** Whether it runs; what has ended and waits to be collected does not. */
function runs(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

describe("a child", () => {
  it("gives its exit code and its two streams apart", async () => {
    const { host } = open();
    const exit = await host.processes.run({
      argv: [node, "-e", "console.log('out'); console.error('err'); process.exit(3)"],
      cwd: temporaryFolder(),
    });
    expect(exit).toMatchObject({ code: 3, signal: null, stdout: "out\n", stderr: "err\n" });
  });

  it.each([
    ...["GITHUB_TOKEN", "GITHUB_ENV", "GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STATE"],
    ...["GITHUB_STEP_SUMMARY", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ACTIONS_RUNTIME_TOKEN"],
    ...["INPUT_GITHUB-TOKEN", "NODE_OPTIONS", "PROMOTE_SIGNING_KEY", "github_token"],
  ])("gets %s neither by inheritance nor by declaration", async (name) => {
    const { host } = open({ [name]: "inherited" });
    const show = "console.log(JSON.stringify(process.env))";
    for (const variables of [{}, { [name]: "declared" }]) {
      const exit = await host.processes.run({
        argv: [node, "-e", show],
        cwd: temporaryFolder(),
        variables,
      });
      expect(Object.keys(JSON.parse(exit.stdout))).not.toContain(name);
    }
  });

  it("gets the declared variables and none of the undeclared", async () => {
    const { host } = open({
      SECRET_OF_MINE: "hidden-value",
      GITHUB_TOKEN: "t",
      NODE_OPTIONS: "--no-warnings",
    });
    const { stdout } = await host.processes.run({
      argv: [node, "-p", "JSON.stringify(process.env)"],
      cwd: temporaryFolder(),
      variables: { DECLARED: "1" },
    });
    const names = Object.keys(JSON.parse(stdout));
    expect(names).toEqual(expect.arrayContaining(["PATH", "HOME", "DECLARED"]));
    expect(names).not.toEqual(expect.arrayContaining(["SECRET_OF_MINE"]));
    expect(names).not.toContain("GITHUB_TOKEN");
    expect(names).not.toContain("NODE_OPTIONS");
  });

  it("is a fault when its program is not there", async () => {
    const run = open().host.processes.run({
      argv: ["no-such-program-here"],
      cwd: temporaryFolder(),
    });
    await expect(run).rejects.toMatchObject({ code: "process/not-found" });
  });

  it("is a fault when it prints more than is kept", async () => {
    const run = open().host.processes.run({
      argv: [node, "-e", "process.stdout.write('x'.repeat(100_000))"],
      cwd: temporaryFolder(),
      maxOutputBytes: 1_000,
    });
    await expect(run).rejects.toMatchObject({ code: "process/too-much-output" });
  });

  it("that outlives its limit is ended with its grandchildren", async () => {
    const cwd = temporaryFolder();
    const run = open().host.processes.run({ argv: family, cwd, limitMs: 1_500 });
    await expect(run).rejects.toMatchObject({ code: "process/time-limit" });
    expect((await pidsOf(cwd)).filter(runs)).toEqual([]);
  });

  it("that outlives its limit is ended with what left its group and session", async () => {
    const cwd = temporaryFolder();
    const script = `
      const { spawn } = require("node:child_process");
      const forever = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)';
      const browser = spawn(process.execPath, ["-e", forever], { detached: true, stdio: "ignore" });
      require("node:fs").writeFileSync("pids", JSON.stringify([process.pid, browser.pid]));
      setInterval(() => {}, 1000);`;
    const run = open().host.processes.run({ argv: [node, "-e", script], cwd, limitMs: 5_000 });
    await expect(run).rejects.toMatchObject({ code: "process/time-limit" });
    await expect.poll(async () => (await pidsOf(cwd)).filter(runs)).toEqual([]);
  });

  it("is not waited for when a daemon of its own holds its output open", async () => {
    const cwd = temporaryFolder();
    const script = `
      const { spawn } = require("node:child_process");
      const daemon = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "inherit" });
      require("node:fs").writeFileSync("pids", JSON.stringify([daemon.pid]));
      daemon.unref();
      console.log("done");`;
    const exit = await open().host.processes.run({
      argv: [node, "-e", script],
      cwd,
      limitMs: 20_000,
    });
    for (const pid of await pidsOf(cwd)) process.kill(pid, "SIGKILL");
    expect(exit).toMatchObject({ code: 0, stdout: "done\n" });
  });

  it("is a fault of its own when its folder is not there", async () => {
    const run = open().host.processes.run({
      argv: [node, "-v"],
      cwd: join(temporaryFolder(), "absent"),
    });
    await expect(run).rejects.toMatchObject({ code: "process/folder-missing" });
  });

  it("leaves no grandchild behind when it ends by itself", async () => {
    const cwd = temporaryFolder();
    const parent = `
      const { spawn } = require("node:child_process");
      const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
      require("node:fs").writeFileSync("pids", JSON.stringify([child.pid]));
      child.unref();`;
    await open().host.processes.run({ argv: [node, "-e", parent], cwd });
    await expect.poll(async () => (await pidsOf(cwd)).filter(runs)).toEqual([]);
  });
});

describe("an interruption", () => {
  it("ends children and grandchildren and makes the wait throw", async () => {
    const cwd = temporaryFolder();
    const opened = open();
    const limit = { ms: 60_000, fault: new GateFault("run/time-limit", { limitMs: 60_000 }) };
    const waiting = opened.within("tests-pass", limit, ({ processes }) =>
      processes.run({ argv: family, cwd }),
    );
    const outcome = expect(waiting).rejects.toMatchObject({ code: "run/interrupted" });
    const pids = await pidsOf(cwd);
    await opened.interrupt("SIGINT");
    await outcome;
    await expect.poll(() => pids.filter(runs)).toEqual([]);
    await expect(opened.host.processes.run({ argv: [node, "-v"], cwd })).rejects.toMatchObject({
      code: "run/interrupted",
    });
  });
});

describe("a check's limit", () => {
  it("may be longer than a timer of Node", async () => {
    const limit = { ms: 40 * 86_400_000, fault: new GateFault("run/time-limit", { limitMs: 1 }) };
    await expect(open().within("tests-pass", limit, async () => "seen")).resolves.toBe("seen");
  });

  it("ends its children and throws its fault, and leaves the next check alone", async () => {
    const cwd = temporaryFolder();
    const opened = open();
    const fault = new GateFault("run/check-time-limit", { check: "tests-pass", limitMs: 1_500 });
    const late = opened.within("tests-pass", { ms: 1_500, fault }, ({ processes }) =>
      processes.run({ argv: family, cwd }),
    );
    await expect(late).rejects.toBe(fault);
    await expect.poll(async () => (await pidsOf(cwd)).filter(runs)).toEqual([]);
    const next = await opened.within("openapi-match", { ms: 30_000, fault }, ({ processes }) =>
      processes.run({ argv: [node, "-p", "1"], cwd }),
    );
    expect(next.stdout).toBe("1\n");
  });
});

describe("the log of a check", () => {
  it("that cannot be written makes the check undecided", async () => {
    const cwd = temporaryFolder();
    const opened = open();
    writeFileSync(join(cwd, "taken"), "");
    opened.logUnder(join(cwd, "taken/logs"));
    const limit = { ms: 30_000, fault: new GateFault("run/time-limit", { limitMs: 1 }) };
    const look = opened.within("tests-pass", limit, ({ processes }) =>
      processes.run({ argv: [node, "-p", "1"], cwd }),
    );
    await expect(look).rejects.toMatchObject({ code: "file/unwritable" });
  });

  it("goes on when its folder is removed meanwhile", async () => {
    const cwd = temporaryFolder();
    const opened = open();
    opened.logUnder(join(cwd, "logs"));
    const limit = { ms: 30_000, fault: new GateFault("run/time-limit", { limitMs: 1 }) };
    const script = `console.log("before"); setTimeout(() => {
      require("node:fs").rmSync("logs", { recursive: true }); console.log("after"); }, 200);`;
    const exit = await opened.within("tests-pass", limit, ({ processes }) =>
      processes.run({ argv: [node, "-e", script], cwd }),
    );
    expect(exit.code).toBe(0);
  });

  it("has the lines of its children, with secrets redacted even when split across writes", async () => {
    const lines: string[] = [];
    const cwd = temporaryFolder();
    const secret = "correct-horse-battery-staple";
    const opened = open({}, (line) => lines.push(line));
    opened.host.secrets.protect(secret);
    opened.logUnder(join(cwd, "logs"));
    const script = `
      process.stdout.write("token=correct-horse-");
      setTimeout(() => process.stdout.write("battery-staple\\nplain {} line\\n"), 100);`;
    const fault = new GateFault("run/time-limit", { limitMs: 1 });
    await opened.within("tests-pass", { ms: 30_000, fault }, ({ processes }) =>
      processes.run({ argv: [node, "-e", script], cwd }),
    );
    const log = readFileSync(join(cwd, "logs/tests-pass.log"), "utf8");
    expect(log).toBe("token=[redacted]\nplain {} line\n");
    expect(lines).toEqual(["token=[redacted]", "plain {} line"]);
  });
});
