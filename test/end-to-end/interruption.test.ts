import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cli, promote } from "../support/promote.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickProject, suite } from "../support/quick-project.ts";
import { sweep } from "../support/sweep.ts";

/** A suite that starts a grandchild, tells both process ids, and waits for ever. */
const family = `import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
const grandchild = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit" });
writeFileSync("reports-pids.json", JSON.stringify([process.pid, grandchild.pid]));
setInterval(() => {}, 1000);
`;

function runs(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

describe("Ctrl-C, SIGTERM and a closed terminal", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)(
    "%s ends the run with %i; its children have ended and no record is there",
    async (signal, code) => {
      const { repository, variables } = quickProject({
        "suite.mjs": family,
        ".gitignore": "reports-pids.json\n",
      });
      const file = join(repository.path, "reports-pids.json");
      let pids: number[] = [];
      const ended = await promote(["check"], {
        cwd: repository.path,
        variables,
        async onStart(pid) {
          while (!existsSync(file) || readFileSync(file, "utf8") === "") {
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
          pids = JSON.parse(readFileSync(file, "utf8"));
          process.kill(pid, signal);
        },
      });
      expect(ended.code).toBe(code);
      expect(ended.stderr).toContain(`Interrupted by ${signal}`);
      expect(ended.stdout).toBe("");
      expect(pids).toHaveLength(2);
      expect(pids.filter(runs)).toEqual([]);
      expect(existsSync(join(repository.path, ".promote/records"))).toBe(false);
      expect(repository.git("worktree", "list").split("\n")).toHaveLength(1);
    },
  );
});

describe("a signal while the record is sealed", () => {
  it("changes nothing: the run ends with its own code and says what it came to", async () => {
    const { repository, variables } = quickProject();
    const records = join(repository.path, ".promote/records");
    const ended = await promote(["check"], {
      cwd: repository.path,
      variables,
      async onStart(pid) {
        while (!existsSync(records) || readdirSync(records).length === 0) {
          await new Promise((resolve) => setTimeout(resolve, 1));
        }
        signalled(pid, "SIGINT");
      },
    });
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain("CLEARED");
    expect(ended.stderr).not.toContain("Interrupted");
  });
});

describe("a reader that stops reading", () => {
  it.each([["check"], ["check --json"], ["--version"]])(
    "%s keeps the code of the outcome",
    async (command) => {
      const { repository, variables } = quickProject();
      const { PATH = "", HOME = "" } = process.env;
      const script = `set -o pipefail; ${process.execPath} ${cli} ${command} 2>/dev/null | true; echo "\${PIPESTATUS[0]}"`;
      const { stdout } = spawnSync("bash", ["-c", script], {
        cwd: repository.path,
        env: { PATH, HOME, ...variables },
        encoding: "utf8",
      });
      expect(stdout).toBe("0\n");
    },
  );
});

describe("standard output that cannot be written", () => {
  // Linux alone has a device that is always full.
  it.skipIf(!existsSync("/dev/full")).each([
    ["a yes, of which nobody was told", {}, 2, "-cleared"],
    ["a no all the same", { "suite.sh": suite.red }, 1, "-blocked"],
  ])("leaves %s", (_title, files, code, outcome) => {
    const { repository, variables } = quickProject(files);
    const { PATH = "", HOME = "" } = process.env;
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `${process.execPath} ${cli} check >/dev/full`],
      {
        cwd: repository.path,
        env: { PATH, HOME, ...variables },
        encoding: "utf8",
      },
    );
    expect(stderr).toContain("Standard output could not be written (ENOSPC");
    expect(stderr).not.toContain("defect");
    expect(status).toBe(code);
    const records = readdirSync(join(repository.path, ".promote/records")).join();
    expect(records).toContain(outcome);
  });
});

describe("kill -9", () => {
  const moments = sweep({ short: 6, full: 20 });

  it(`at ${moments} moments leaves no record or a whole one, and the next run works`, async () => {
    const { repository, commit, variables, publicKey } = quickProject();
    const cwd = repository.path;
    const whole = await promote(["check", "--json"], { cwd, variables });
    const { wallMs } = JSON.parse(whole.stdout).timings;
    const records = () =>
      readdirSync(join(cwd, ".promote/records")).filter((name) =>
        /\.(sigstore|dsse)\.json$/.test(name),
      );
    const early = Math.ceil(moments / 4);
    for (let moment = 0; moment < moments; moment += 1) {
      // The last third of the run is where the record is sealed; a quarter of the moments falls before it.
      const delay =
        moment < early
          ? (wallMs * 0.6 * moment) / early
          : wallMs * (0.6 + ((moment - early) / (moments - early)) * 0.5);
      await promote(["check"], {
        cwd,
        variables,
        onStart: (pid) => void setTimeout(() => signalled(pid, "SIGKILL"), delay),
      });
    }
    for (const name of records()) {
      const verified = await promoteHere(
        [
          "verify",
          `.promote/records/${name}`,
          "--commit",
          commit,
          "--environment",
          "production",
          "--key",
          publicKey,
        ],
        { cwd },
      );
      expect(verified, `${name}\n${verified.stdout}`).toMatchObject({ code: 0 });
    }
    const before = records().length;
    const next = await promote(["check"], { cwd, variables });
    expect(next).toMatchObject({ code: 0 });
    expect(records()).toHaveLength(before + 2);
  });
});

/** Sends the signal to a process that may have ended by now. */
function signalled(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ESRCH") throw cause;
  }
}
