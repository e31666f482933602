import { describe, expect, it } from "vitest";
import { type Ended, promote } from "../support/promote.ts";
import { promoteHere } from "../support/promote-here.ts";
import { quickConfig, quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { trailDatabase } from "../support/trail-database.ts";

const token = "0123456789abcdef0123456789abcdef";

type Options = {
  readonly cwd: string;
  readonly variables?: Readonly<Record<string, string>>;
};

/** Serves on a free port for the length of `work`, then asks the process to end. */
async function served(
  args: readonly string[],
  { cwd, variables = {} }: Options,
  work: (address: string) => Promise<void>,
): Promise<Ended> {
  let pid: number | undefined;
  let said = "";
  let [resolve, reject]: [(address: string) => void, (cause: Error) => void] = [
    () => undefined,
    () => undefined,
  ];
  const listening = new Promise<string>((...settle) => {
    [resolve, reject] = settle;
  });
  const ended = promote(["serve", "--port", "0", ...args], {
    cwd,
    variables,
    onStart: (started) => {
      pid = started;
    },
    onMessage: (text) => {
      said += text;
      const [, address] = /served at (http:\S+)\/\./.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    },
  });
  void ended.then(({ stderr }) => reject(new Error(stderr)));
  try {
    await work(await listening);
  } finally {
    if (pid !== undefined) process.kill(pid, "SIGTERM");
  }
  return ended;
}

describe("promote serve", () => {
  it("shows the file ledger and runbooks without any database, and ends well when it is asked to", async () => {
    const { repository, variables, commit } = quickProject({
      "rollback.md": "# Roll back\n\n1. Stop it.\n",
    });
    const cwd = repository.path;
    expect((await promoteHere(["check"], { cwd, variables })).code).toBe(0);
    expect((await promoteHere(["runbook", "start", "rollback.md"], { cwd })).code).toBe(0);
    const ended = await served([], { cwd }, async (address) => {
      const list = await (await fetch(`${address}/api/v1/promotions`)).json();
      expect(list).toMatchObject({ items: [{ commit, outcome: "cleared" }], next: null });
      const page = await (await fetch(`${address}/`)).text();
      expect(page).toContain(commit.slice(0, 7));
      const executions = await (await fetch(`${address}/api/v1/runbook-executions`)).json();
      expect(executions).toMatchObject({ items: [{ title: "Roll back" }] });
    });
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.stderr).toMatch(
      /On PostgreSQL .*entries of the ledger 1, executions of runbooks 1\./,
    );
  });

  it("shows the ledger in a database, to who holds the token", async () => {
    const { url, append } = await trailDatabase();
    const { recordId } = await append();
    const variables = { LEDGER_URL: url, SERVE_TOKEN: token };
    const args = ["--url", "env:LEDGER_URL", "--token", "env:SERVE_TOKEN", "--host", "0.0.0.0"];
    const ended = await served(args, { cwd: temporaryFolder(), variables }, async (address) => {
      const place = `${address.replace("0.0.0.0", "127.0.0.1")}/api/v1/promotions`;
      expect((await fetch(place)).status).toBe(401);
      const answer = await fetch(place, { headers: { authorization: `Bearer ${token}` } });
      expect(await answer.json()).toMatchObject({ items: [{ recordId }] });
    });
    expect(ended.code).toBe(0);
    expect(`${ended.stdout}${ended.stderr}`).not.toContain(token);
  });

  it("shows the database that promote.yaml names", async () => {
    const { url, append } = await trailDatabase();
    const { recordId } = await append();
    const config = `${quickConfig()}ledger: { url: env:LEDGER_URL }\n`;
    const { repository } = quickProject({ "promote.yaml": config });
    const variables = { LEDGER_URL: url };
    const ended = await served([], { cwd: repository.path, variables }, async (address) => {
      const list = await (await fetch(`${address}/api/v1/promotions`)).json();
      expect(list).toMatchObject({ items: [{ recordId }] });
    });
    expect(ended.code).toBe(0);
  });

  it("serves no database that lacks a migration, or knows more of them", async () => {
    const { url, query } = await trailDatabase();
    const [newest] = await query(
      "SELECT name FROM promote.migrations ORDER BY version DESC LIMIT 1",
    );
    const serving = () =>
      promoteHere(["serve", "--port", "0", "--url", "env:LEDGER_URL"], {
        cwd: temporaryFolder(),
        variables: { LEDGER_URL: url },
      });
    await query(
      "UPDATE promote.migrations SET version = 9999 WHERE name = (SELECT max(name) FROM promote.migrations)",
    );
    expect(await serving()).toMatchObject({ code: 2, stderr: expect.stringContaining("newer") });
    await query("DELETE FROM promote.migrations WHERE version = 9999");
    const { code, stderr } = await serving();
    expect(code).toBe(2);
    expect(stderr).toContain(`lacks ${newest?.["name"]}`);
  });

  it.each([
    ["an address that others reach, without a token", ["--host", "0.0.0.0"], 64],
    ["a port that there is not", ["--port", "70000"], 64],
    ["a token on the command line", ["--token", token], 64],
    ["a token that is too short", ["--token", "env:SHORT"], 2],
    ["a database that is not there", ["--url", "env:NOWHERE"], 2],
  ])("refuses %s", async (_what, args, code) => {
    const variables = {
      SHORT: "secret-but-short",
      NOWHERE: "postgres://u:pass-word-9@127.0.0.1:1/x",
    };
    const ended = await promoteHere(["serve", ...args], { cwd: temporaryFolder(), variables });
    expect(ended.code).toBe(code);
    for (const secret of [token, "secret-but-short", "pass-word-9"]) {
      expect(ended.stderr).not.toContain(secret);
    }
  });
});
