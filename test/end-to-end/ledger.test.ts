import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readHead, unsignedHeadText } from "../../src/ledger/head-file.ts";
import { createKey } from "../../src/record/signers/create-key.ts";
import { ledgerVerificationOutput } from "../../src/report/ledger-verification.ts";
import { promoteHere } from "../support/promote-here.ts";
import { type QuickProject, quickProject } from "../support/quick-project.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const run = ({ repository, variables }: QuickProject, ...args: string[]) =>
  promoteHere(args, { cwd: repository.path, variables });
const inPromote = ({ repository }: QuickProject, file: string) =>
  join(repository.path, ".promote", file);
const linesOf = (project: QuickProject) =>
  readFileSync(inPromote(project, "ledger.jsonl"), "utf8").trimEnd().split("\n");

/** A project with so many cleared runs. */
async function projectWithRuns(count: number): Promise<QuickProject> {
  const project = quickProject();
  for (let index = 0; index < count; index += 1) {
    expect(await run(project, "check", "--quiet")).toMatchObject({ code: 0, stderr: "" });
  }
  return project;
}

describe("promote check", () => {
  it("appends each signed record to the ledger, and the record names its place", async () => {
    const project = await projectWithRuns(2);
    const [first, second] = linesOf(project).map((line) => JSON.parse(line));
    expect(first).toMatchObject({ seq: 0, prev: null });
    expect(second).toMatchObject({ seq: 1, prev: first.leaf });
    const bundle = JSON.parse(readFileSync(join(project.repository.path, second.file), "utf8"));
    const statement = JSON.parse(Buffer.from(bundle.dsseEnvelope.payload, "base64").toString());
    expect(statement.predicate.chain).toEqual({ sequence: 1, previous: first.leaf });
    expect(statement.predicate.recordId).toBe(second.recordId);
  });

  it("keeps an unsigned run out of it", async () => {
    const project = quickProject();
    expect((await run(project, "check", "--unsigned")).code).toBe(2);
    expect(existsSync(inPromote(project, "ledger.jsonl"))).toBe(false);
    const records = readdirSync(inPromote(project, "records"));
    const unsigned = records.find((name) => name.endsWith(".unsigned.json")) ?? "";
    const text = readFileSync(inPromote(project, `records/${unsigned}`), "utf8");
    expect(JSON.parse(text).predicate.chain).toBeNull();
  });

  it("is undecided before the first check when the ledger is shorter than its head", async () => {
    const project = await projectWithRuns(2);
    const records = readdirSync(inPromote(project, "records"));
    writeFileSync(inPromote(project, "ledger.jsonl"), `${linesOf(project)[0]}\n`);
    const ended = await run(project, "check");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("has 1 of the 2 entries that its head counts");
    expect(ended.stderr).not.toContain("tests-pass");
    expect(readdirSync(inPromote(project, "records"))).toEqual(records);
    expect(linesOf(project)).toHaveLength(1);
  });

  it("sets a torn line aside aloud, and takes the record in whose entry was lost", async () => {
    const project = await projectWithRuns(1);
    const head = readFileSync(inPromote(project, "ledger.head.json"));
    expect((await run(project, "check")).code).toBe(0);
    const [first = "", second = ""] = linesOf(project);
    writeFileSync(inPromote(project, "ledger.jsonl"), `${first}\n${second.slice(0, 90)}`);
    writeFileSync(inPromote(project, "ledger.head.json"), head);
    const ended = await run(project, "check");
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain("was not whole; its 90 bytes are kept in");
    expect(ended.stderr).toContain("was not in the ledger");
    expect(linesOf(project).slice(0, 2)).toEqual([first, second]);
    expect(linesOf(project)).toHaveLength(3);
    const torn = readdirSync(join(project.repository.path, ".promote")).find((name) =>
      name.startsWith("ledger.torn-"),
    );
    expect(readFileSync(inPromote(project, torn ?? ""), "utf8")).toBe(second.slice(0, 90));
  });

  it.each(["ledger.jsonl", "ledger.head.json", "ledger.lock"])(
    "writes through no link at %s",
    async (name) => {
      const project = await projectWithRuns(0);
      const elsewhere = temporaryFolder({ "target.txt": "mine" });
      expect((await run(project, "check", "--unsigned")).code).toBe(2);
      symlinkSync(join(elsewhere, "target.txt"), inPromote(project, name));
      const ended = await run(project, "check");
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain(`${name} is a symbolic link, and no ledger is kept there`);
      expect(readFileSync(join(elsewhere, "target.txt"), "utf8")).toBe("mine");
    },
  );
});

describe("a commit that brings a ledger", () => {
  it.each(["ledger.jsonl", "ledger.head.json"])("is not begun: %s", async (name) => {
    const project = await projectWithRuns(1);
    const { repository } = project;
    repository.git("add", "--force", `.promote/${name}`);
    repository.commit({ "other.txt": "a change\n" });
    const before = linesOf(project);
    const ended = await run(project, "check");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(`.promote/${name} is part of the commit`);
    expect(ended.stderr).not.toContain("tests-pass");
    expect(linesOf(project)).toEqual(before);
  });
});

describe("promote ledger verify", () => {
  it("finds a ledger whole, with its records and its head, and says what was not looked at", async () => {
    const project = await projectWithRuns(2);
    const key = ["--key", project.publicKey];
    const bare = await run(project, "ledger", "verify", ...key);
    expect(bare).toMatchObject({ code: 0 });
    expect(bare.stdout).toContain("WHOLE");
    expect(bare.stdout).toContain("No anchor was given");
    const head = await run(project, "ledger", "head");
    const anchor = join(temporaryFolder({ "head.json": head.stdout }), "head.json");
    const full = await run(
      project,
      "ledger",
      "verify",
      ...key,
      "--anchor",
      anchor,
      "--records",
      "--json",
    );
    expect(full.code).toBe(0);
    expect(ledgerVerificationOutput.parse(JSON.parse(full.stdout))).toMatchObject({
      whole: true,
      entries: 2,
      records: 2,
      head: { size: 2, signature: "verified" },
      notes: [],
    });
    const short = /--anchor (\S+)/.exec(head.stderr)?.[1] ?? "";
    expect((await run(project, "ledger", "verify", ...key, "--anchor", short)).code).toBe(0);
  });

  it("finds an end that was cut off together with its head by the anchor alone", async () => {
    const project = await projectWithRuns(1);
    const old = readFileSync(inPromote(project, "ledger.head.json"));
    await run(project, "check");
    const anchor = /--anchor (\S+)/.exec((await run(project, "ledger", "head")).stderr)?.[1] ?? "";
    writeFileSync(inPromote(project, "ledger.jsonl"), `${linesOf(project)[0]}\n`);
    writeFileSync(inPromote(project, "ledger.head.json"), old);
    const key = ["--key", project.publicKey];
    expect((await run(project, "ledger", "verify", ...key)).code).toBe(0);
    const ended = await run(project, "ledger", "verify", ...key, "--anchor", anchor);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("1 of the 2 entries the anchor counts");
  });

  it("finds a record that is not the one of its entry", async () => {
    const project = await projectWithRuns(1);
    const [entry] = linesOf(project).map((line) => JSON.parse(line));
    const other = await projectWithRuns(1);
    const [foreign] = linesOf(other).map((line) => JSON.parse(line));
    cpSync(join(other.repository.path, foreign.file), join(project.repository.path, entry.file));
    const ended = await run(project, "ledger", "verify", "--key", project.publicKey, "--records");
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain("record-refused");
    expect(ended.stdout).toContain("record-differs");
  });

  it("after a rotation takes both keys by a trust file, and not one that was revoked", async () => {
    const first = await projectWithRuns(1);
    const { privateKey, publicKey } = createKey();
    const keys = temporaryFolder({ "new.pub": publicKey });
    writeFileSync(join(keys, "new.pem"), privateKey, { mode: 0o600 });
    cpSync(first.publicKey, join(keys, "old.pub"));
    const variables = { PROMOTE_SIGNING_KEY: `file:${join(keys, "new.pem")}` };
    const project = { ...first, variables };
    expect(await run(project, "check", "--quiet")).toMatchObject({ code: 0 });
    const verified = async (...more: string[]) => {
      const all = ["ledger", "verify", "--records", "--json", ...more];
      const { code, stdout, stderr } = await run(project, ...all);
      return { code, stderr, ...(stdout === "" ? {} : JSON.parse(stdout)) };
    };
    const trusting = (old: string, now = "") => {
      const lines = [
        "version: 1",
        "keys:",
        `  - { name: old, publicKey: file:old.pub${old} }`,
        `  - { name: new, publicKey: file:new.pub${now} }`,
      ];
      writeFileSync(join(keys, "trust.yaml"), `${lines.join("\n")}\n`);
      return verified("--trust", join(keys, "trust.yaml"));
    };
    const past = "2020-01-01T00:00:00Z";
    expect(await verified("--key", join(keys, "new.pub"))).toMatchObject({
      code: 1,
      problems: [{ code: "record-refused", message: expect.stringMatching(/[^.]\.$/) }],
    });
    expect(await trusting(`, validUntil: ${past}`)).toMatchObject({
      code: 0,
      records: 2,
      head: { signature: "verified" },
    });
    const revoked = `, revoked: { at: ${past}, reason: lost }`;
    expect(await trusting(revoked)).toMatchObject({
      code: 1,
      records: 1,
      problems: [{ code: "record-refused", message: expect.stringContaining("revoked") }],
    });
    expect(await trusting("", `, validUntil: ${past}`)).toMatchObject({
      code: 1,
      records: 1,
      problems: [{ code: "record-refused", message: expect.stringContaining("trusted until") }],
      notes: expect.arrayContaining([expect.stringContaining("whose time is not now")]),
    });
    const nobody = { code: 64, stderr: expect.stringContaining("nobody vouches") };
    expect(await trusting(revoked, revoked)).toMatchObject(nobody);
    const head = inPromote(project, "ledger.head.json");
    const read = readHead(readFileSync(head, "utf8"));
    if (read !== undefined) writeFileSync(head, unsignedHeadText(read.head, "keyless"));
    expect(await trusting(revoked, revoked)).toMatchObject(nobody);
    expect(await trusting("")).toMatchObject({ code: 1, problems: [{ code: "head-unsigned" }] });
    const both = await verified("--trust", "trust.yaml", "--key", join(keys, "new.pub"));
    expect(both).toMatchObject({ code: 64 });
  });

  it("is misuse without a key, and a fault without a ledger", async () => {
    const project = await projectWithRuns(1);
    const options = { cwd: project.repository.path };
    expect((await promoteHere(["ledger", "verify"], options)).code).toBe(64);
    const missing = ["ledger", "verify", "--ledger", "nowhere.jsonl"];
    expect(await promoteHere(missing, options)).toMatchObject({ code: 2 });
  });
});

describe("promote ledger export", () => {
  it("holds every file byte for byte", async () => {
    const project = await projectWithRuns(2);
    const out = join(temporaryFolder(), "export.jsonl");
    expect((await run(project, "ledger", "export", "--out", out)).code).toBe(0);
    const text = readFileSync(out, "utf8");
    expect((await run(project, "ledger", "export")).stdout).toBe(text);
    const [format, ...lines] = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(format).toEqual({ format: "promote-ledger/v1" });
    const entries = lines.filter((line) => "entry" in line);
    const files: { path: string; text: string }[] = entries.flatMap((line) => line.files);
    const copy = temporaryFolder({
      ".promote/ledger.jsonl": entries.map(({ entry }) => `${entry}\n`).join(""),
      ".promote/ledger.head.json": lines.at(-1).head,
      ...Object.fromEntries(files.map((file) => [file.path, file.text])),
    });
    for (const name of ["ledger.jsonl", "ledger.head.json"]) {
      expect(readFileSync(join(copy, ".promote", name))).toEqual(
        readFileSync(inPromote(project, name)),
      );
    }
    const records = readdirSync(inPromote(project, "records"));
    expect(records.length).toBeGreaterThan(0);
    expect(readdirSync(join(copy, ".promote/records")).sort()).toEqual(records.sort());
    for (const name of records) {
      expect(readFileSync(join(copy, ".promote/records", name))).toEqual(
        readFileSync(inPromote(project, `records/${name}`)),
      );
    }
    const verified = ["ledger", "verify", "--ledger", join(copy, ".promote/ledger.jsonl")];
    expect((await run(project, ...verified, "--records", "--key", project.publicKey)).code).toBe(0);
  });

  it("is a fault, and no file, when the ledger is not whole", async () => {
    const project = await projectWithRuns(2);
    writeFileSync(inPromote(project, "ledger.jsonl"), `${linesOf(project)[1]}\n`);
    const out = join(temporaryFolder(), "export.jsonl");
    expect((await run(project, "ledger", "export", "--out", out)).code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });
});

describe("promote verify --ledger", () => {
  it("refuses a record that a newer one replaced, and one that is not in the ledger", async () => {
    const project = await projectWithRuns(2);
    const [first, second] = linesOf(project).map((line) => JSON.parse(line).file);
    const verify = (record: string, ...more: string[]) =>
      run(
        project,
        ...["verify", record, "--commit", project.commit, "--environment", "production"],
        ...["--key", project.publicKey, "--ledger", ".promote/ledger.jsonl", ...more],
      );
    expect((await verify(second)).code).toBe(0);
    expect((await verify(second)).stderr).toContain("No anchor was given");
    const replayed = await verify(first);
    expect(replayed.code).toBe(1);
    expect(replayed.stdout).toContain("REPLAYED");
    const head = await run(project, "ledger", "head");
    const anchor = /--anchor (\S+)/.exec(head.stderr)?.[1] ?? "";
    expect(await verify(second, "--anchor", anchor)).toMatchObject({ code: 0, stderr: "" });
    writeFileSync(inPromote(project, "ledger.jsonl"), `${linesOf(project)[0]}\n`);
    const cut = await verify(second);
    expect(cut.code).toBe(1);
    expect(cut.stdout).toContain("CHAIN_BROKEN");
    expect(cut.stdout).toContain("not in the ledger");
  });
});
