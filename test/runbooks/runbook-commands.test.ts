import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promote } from "../support/promote.ts";
import { quickConfig } from "../support/quick-project.ts";
import { sweep } from "../support/sweep.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { runbookProject, secret } from "./runbook-project.ts";

describe("going through a runbook", () => {
  it("tells who, when, which step and what result, to the end", async () => {
    const { run, start, journal, commit, repository } = runbookProject();
    repository.git("config", "user.email", "ada@example.com");
    const id = await start("--environment", "production");
    expect((await run("step", id, "1", "done")).stdout).toContain("Next: 2. Restore it.");
    const failed = await run("step", id, "2", "failed", "--note", "no backup", "--by", "Grace");
    expect(failed.code).toBe(0);
    expect((await run("step", id, "2", "done")).code).toBe(0);
    const ended = await run("finish", id.slice(0, 8), "--note", "good again");
    expect(ended.stdout).toContain("Roll back: finished (3 steps: 2 done, 0 failed, 0 skipped)");
    expect(ended.stdout).toContain("nothing was told of: 3");

    const [started, ...told] = journal(id);
    const text = repository.git("show", "HEAD:docs/rollback.md");
    expect(started).toMatchObject({
      ...{ id, environment: "production", commit, runbook: "docs/rollback.md", title: "Roll back" },
      runbookSha256: createHash("sha256").update(`${text}\n`).digest("hex"),
      repository: `file://${repository.path}`,
      by: "ada@example.com",
    });
    expect(told).toMatchObject([
      { position: 1, step: 1, title: "Stop the service.", result: "done", note: null },
      { position: 2, step: 2, result: "failed", by: "Grace", note: "no backup" },
      { position: 3, step: 2, result: "done", by: "ada@example.com" },
      { position: 4, step: null, title: null, result: "finished", note: "good again" },
    ]);
    expect(told.every(({ execution, at }) => execution === id && at >= started.at)).toBe(true);
    expect(repository.git("status", "--porcelain")).toBe("");
  });

  it("is listed and shown, for a person and as JSON", async () => {
    const { run, start } = runbookProject();
    const first = await start();
    await run("step", first, "3", "skipped");
    await run("finish", first, "--abandoned", "--by", "Ada");
    const second = await start("--by", "Grace");
    const list = JSON.parse((await run("list", "--json")).stdout);
    expect(list).toMatchObject({
      version: 1,
      executions: [
        { id: second, state: "running", by: "Grace", steps: 3, told: 0 },
        { id: first, state: "abandoned", environment: null, told: 2 },
      ],
      unreadable: [],
    });
    expect((await run("list")).stdout).toMatch(
      /running {4}Roll back {2}Grace\n.+3 steps: 0 done, 0 failed, 0 skipped\n.+abandoned {2}Roll back/,
    );
    const shown = JSON.parse((await run("show", first, "--json")).stdout);
    expect(shown).toMatchObject({ version: 1, id: first, state: "abandoned" });
    expect(shown.told.map(({ result }: { result: string }) => result)).toEqual([
      "skipped",
      "abandoned",
    ]);
    expect((await run("show", first)).stdout).toMatch(/step 3 skipped +\S+\n.+abandoned +Ada\n/);
  });

  it("loses and forks nothing when many processes tell at once", async () => {
    const { repository, start, journal } = runbookProject();
    const id = await start();
    const notes = Array.from({ length: sweep({ short: 4, full: 8 }) }, (_, at) => `note ${at}`);
    const ended = await Promise.all(
      notes.map((note) =>
        promote(["runbook", "step", id, "1", "done", "--by", "Ada", "--note", note], {
          cwd: repository.path,
        }),
      ),
    );
    expect(ended.map(({ code }) => code)).toEqual(notes.map(() => 0));
    const [, ...told] = journal(id);
    expect(told.map(({ position }) => position)).toEqual(notes.map((_, at) => at + 1));
    expect(told.map(({ note }) => note).sort()).toEqual(notes);
  });

  it("writes no secret, whether named or told by its shape", async () => {
    const shaped = `sk_live_${"a1B2".repeat(6)}`;
    const { run, start, journal } = runbookProject({
      "docs/rollback.md": `# Use ${secret}\n\n1. Put ${shaped} back.\n`,
    });
    const id = await start("--by", `Ada ${secret}`);
    await run("step", id, "1", "failed", "--note", `${secret} and ${shaped}`);
    await run("finish", id, "--note", secret);
    const text = JSON.stringify(journal(id));
    expect(text.match(/\[redacted\]/g)?.length).toBeGreaterThanOrEqual(6);
    expect(text).not.toContain(secret);
    expect(text).not.toContain(shaped);
  });

  it("writes no value that a file of an environment has, and waits for no other source", async () => {
    const environments = [
      "environments:",
      "  staging: { dotenv: .env.staging }",
      "  production:",
      "    sources:",
      "      - { kind: command, run: node ask.mjs, format: json, environment: [RELEASE_NOTES_TOKEN] }",
    ].join("\n");
    const config = quickConfig()
      .replace(/^environments:.*$/m, environments)
      .replace(/stripe-separation:.*/, "stripe-separation: { variables: [STRIPE_API_KEY] }");
    const { start, run, journal, repository } = runbookProject({
      "promote.yaml": config,
      "ask.mjs": 'import { writeFileSync } from "node:fs"; writeFileSync("asked", "");\n',
    });
    repository.write({ ".env.staging": "STRIPE_API_KEY=of-the-dotenv-file\n" });
    const id = await start();
    await run("step", id, "1", "done", "--note", `of-the-dotenv-file and ${secret}`);
    expect(journal(id)[1].note).toBe("[redacted] and [redacted]");
    expect(existsSync(join(repository.path, "asked"))).toBe(false);
  });

  it("goes on where the runbook checked a commit out that has no configuration", async () => {
    const { run, start, repository, journal } = runbookProject();
    const id = await start();
    repository.git("rm", "--quiet", "promote.yaml");
    const { code, stderr } = await run("step", id, "1", "done");
    expect(code).toBe(0);
    expect(stderr).toContain("There is no configuration here that can be used");
    expect(journal(id)).toHaveLength(2);
    expect((await run("list")).stdout).toContain(id);
    expect((await run("start", "docs/rollback.md")).code).toBe(64);
  });

  it("says when the runbook is not as the commit has it, and when its steps are numbered through", async () => {
    const { run, repository } = runbookProject();
    repository.write({ "docs/rollback.md": "# R\n\n1. a\n\n# S\n\n1. b\n" });
    const { code, stdout, stderr } = await run("start", "docs/rollback.md");
    expect(code).toBe(0);
    expect(stdout).toContain("  1. a\n  2. b\n");
    expect(stderr).toContain("Numbers repeat in docs/rollback.md");
    expect(stderr).toMatch(/docs\/rollback.md is not as the commit [0-9a-f]{12} has it/);
  });

  it("prints nothing of a hostile runbook that steers a terminal or a runner", async () => {
    const { run } = runbookProject({
      "docs/rollback.md": "# R\u001b[2J\n\n1. ::set-output name=a::b \u202e\u001b]0;x\u0007 go\n",
    });
    const { code, stdout } = await run("start", "docs/rollback.md");
    expect(code).toBe(0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(stdout).not.toMatch(/^::/m);
  });
});

describe("what is no way to go through a runbook is misuse", () => {
  const lines = [
    [["start", "docs/none.md"], "The runbook docs/none.md does not exist."],
    [["start", "docs"], "The runbook docs is not a file."],
    [["start", "suite.sh"], "suite.sh has no numbered steps."],
    [["start", "../elsewhere.md"], "is outside the repository"],
    [["start", "docs/rollback.md", "--environment", "prodution"], "did you mean production?"],
    [["start", "docs/rollback.md", "--by", "\u001b[2J"], "--by takes a name"],
    [["step", "00000000", "1", "done"], "No execution in .promote/runbooks has an id"],
    [["step", "0", "1", "done"], "No execution"],
    [["show", "../../../etc/passwd"], "No execution"],
    [["step", "00000000", "1", "well"], "Allowed choices are done, failed, skipped"],
    [["run", "docs/rollback.md"], "asks at a terminal, and there is none"],
  ] as const;

  it("in its words, its places and its names", async () => {
    const { run } = runbookProject();
    for (const [args, message] of lines) {
      const { code, stderr } = await run(...args);
      expect(stderr, args.join(" ")).toContain(message);
      expect(code, args.join(" ")).toBe(64);
    }
  });

  it("a step that is not there, a note too long, and a word after the end", async () => {
    const { run, start, journal } = runbookProject();
    const id = await start();
    const unknown = await run("step", id, "4", "done");
    expect(unknown.stderr).toContain("There is no step 4 in this runbook; its steps are 1, 2, 3.");
    const long = await run("step", id, "1", "done", "--note", "a".repeat(2_001));
    expect(long.stderr).toContain("--note has 2001 characters");
    await run("finish", id);
    const late = await run("step", id, "1", "done");
    const again = await run("finish", id, "--abandoned");
    expect([unknown, long, late, again].map(({ code }) => code)).toEqual([64, 64, 64, 64]);
    expect(late.stderr).toContain("The execution was finished at");
    expect(journal(id)).toHaveLength(2);
  });
});

const nobodys = "00000000-0000-4000-8000-000000000000";

describe("a journal that something happened to", () => {
  it("keeps what a killed command left of a line beside it", async () => {
    const { run, start, folder, journal, names } = runbookProject();
    const id = await start();
    appendFileSync(join(folder, `${id}.jsonl`), '{"execution":"');
    expect((await run("step", id, "1", "done")).code).toBe(0);
    expect(journal(id)).toHaveLength(2);
    expect(names().filter((name) => name.includes(".torn-"))).toHaveLength(1);
  });

  it.each([
    ["is not JSON", () => "words\n"],
    ["repeats a place", (line: string) => line],
    [
      "is another execution's",
      (line: string) =>
        line.replace(/"execution":"[^"]+"/, `"execution":"${nobodys}"`).replace(":1,", ":2,"),
    ],
    ["has a member more", (line: string) => line.replace("{", '{"more":1,').replace(":1,", ":2,")],
  ])("that %s in a line is not gone on with, and keeps no other one back", async (_, broken) => {
    const { run, start, folder, journal } = runbookProject();
    const [id, other] = [await start(), await start()];
    await run("step", id, "2", "done");
    const last = JSON.stringify(journal(id).at(-1));
    appendFileSync(join(folder, `${id}.jsonl`), broken(`${last}\n`));
    const { code, stderr } = await run("step", id, "2", "done");
    expect(code).toBe(2);
    expect(stderr).toContain(`${id}.jsonl is not as promote wrote it`);
    const list = await run("list");
    expect(list.code).toBe(2);
    expect(list.stdout).toContain(other);
    expect(list.stdout).toContain("Cannot be read");
  });

  it("is not cut where it is longer than what is read of one", async () => {
    const { run, start, folder, names } = runbookProject();
    const id = await start();
    const file = join(folder, `${id}.jsonl`);
    appendFileSync(file, "x".repeat(17 * 1024 * 1024));
    const { size } = statSync(file);
    expect((await run("step", id, "1", "done")).code).toBe(2);
    expect(statSync(file).size).toBe(size);
    expect(names().filter((name) => name.includes(".torn-"))).toEqual([]);
  });

  it("is written through no link", async () => {
    const { run, repository } = runbookProject();
    const elsewhere = temporaryFolder();
    mkdirSync(join(repository.path, ".promote"));
    symlinkSync(elsewhere, join(repository.path, ".promote/runbooks"));
    const { code, stderr } = await run("start", "docs/rollback.md");
    expect(code).toBe(2);
    expect(stderr).toContain("a symbolic link");
  });

  it("is none where its name says nothing", async () => {
    const { run, start, folder } = runbookProject();
    await start();
    writeFileSync(join(folder, "notes.jsonl"), "mine\n");
    expect(JSON.parse((await run("list", "--json")).stdout)).toMatchObject({ unreadable: [] });
  });
});
