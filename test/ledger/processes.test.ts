import { spawn, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEntry } from "../../src/ledger/read-entry.ts";
import { verifyLedger } from "../../src/ledger/verify-ledger.ts";
import { readContent } from "../../src/record/read-content.ts";
import { readStatement } from "../../src/record/read-statement.ts";
import { readWrapper } from "../../src/record/read-wrapper.ts";
import { stemOf } from "../../src/record/record-name.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import { trustIn } from "../../src/record/trust.ts";
import { testHost } from "../support/host.ts";
import { sweep } from "../support/sweep.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { accessTo, appendRecord } from "./sample-ledger.ts";

const root = join(import.meta.dirname, "../..");
const pem = generateKeyPairSync("ed25519")
  .privateKey.export({ type: "pkcs8", format: "pem" })
  .toString();
const signer = pemKeySigner(pem, "the test's key");
let folder = "";
let program = "";

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "promote-appender-"));
  program = join(folder, "appender.mjs");
  const bundle = [
    ...["--bundle", "--platform=node", "--format=esm", "--log-level=error"],
    `--banner:js=import{createRequire as r}from"node:module";const require=r(import.meta.url);`,
    ...["--external:pg-native", `--outfile=${program}`],
  ];
  const esbuild = join(root, "node_modules/.bin/esbuild");
  const { status, stderr } = spawnSync(
    esbuild,
    [join(import.meta.dirname, "appender.ts"), ...bundle],
    {
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(stderr);
});

type Appended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  readonly files: string[];
};

/** Runs the appender; it kills itself with -9 before the given step, when it comes to one. */
function appendIn(project: string, count: number, dieAtStep = 0): Promise<Appended> {
  const child = spawn(process.execPath, [program, project, `${count}`], {
    env: {
      ...{ PATH: process.env["PATH"] ?? "", APPENDER_KEY: pem },
      DIE_AT_STEP: `${dieAtStep}`,
    },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      resolve({ code, signal, stderr, files: stdout.split("\n").slice(0, -1) });
    });
  });
}

function entriesIn(project: string) {
  const text = readFileSync(join(project, ".promote/ledger.jsonl"), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const entry = readEntry(line);
      if (entry === undefined) throw new Error(`${line} is no entry`);
      return entry;
    });
}

async function verified(project: string) {
  return verifyLedger(testHost(), {
    path: join(project, ".promote/ledger.jsonl"),
    keys: [signer.publicKey],
    records: {
      project,
      trustFor: () => trustIn(signer.publicKey, "the test's key", new Date()),
    },
  });
}

describe("eight processes that append at once", () => {
  it("leave one chain without fork, gap or loss", async () => {
    const each = sweep({ short: 3, full: 25 });
    const project = temporaryFolder();
    const ended = await Promise.all(Array.from({ length: 8 }, () => appendIn(project, each)));
    expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      ended.map(() => ({ code: 0, stderr: "" })),
    );
    const { problems, entries, records } = await verified(project);
    expect({ problems, entries, records }).toEqual({
      ...{ problems: [], entries: 8 * each, records: 8 * each },
    });
    const written = ended.flatMap(({ files }) => files).sort();
    expect(
      entriesIn(project)
        .map(({ file }) => file)
        .sort(),
    ).toEqual(written);
    expect(readdirSync(join(project, ".promote")).sort()).toEqual([
      ...[".gitignore", "ledger.head.json", "ledger.jsonl", "records"],
    ]);
  });
});

describe("a process killed with -9 while it signs and appends", () => {
  it("leaves no half record and loses none, and the next run goes on, before whichever step", async () => {
    const project = temporaryFolder();
    const host = testHost();
    const mended: string[] = [];
    for (let step = 1; ; step += 1) {
      const { code, signal, files, stderr } = await appendIn(project, 1, step);
      const told: string[] = [];
      await appendRecord(host, accessTo(project, told, signer), signer);
      const inLedger = new Set(entriesIn(project).map(({ file }) => stemOf(file)));
      expect(await signedStems(project), `step ${step}`).toEqual([...inLedger].sort());
      if (signal === null) {
        expect({ code, stderr, told }).toEqual({ code: 0, stderr: "", told: [] });
        break;
      }
      expect({ signal, files }).toEqual({ signal: "SIGKILL", files: [] });
      const kind = told.map(kindOf).join();
      if (kind !== mended.at(-1)) mended.push(kind);
    }
    expect((await verified(project)).problems).toEqual([]);
    expect(mended).toEqual(["", "no entry", "head behind", ""]);
  });
});

function kindOf(message: string): string {
  if (/^The record .* was not in the ledger/.test(message)) return "no entry";
  return /^The head .* was one entry behind/.test(message) ? "head behind" : message;
}

/** Every record of the folder that verifies, by either of its files: each has to be in the ledger. */
async function signedStems(project: string): Promise<readonly string[]> {
  const host = testHost();
  const records = ".promote/records";
  const stems = new Set<string>();
  for (const name of readdirSync(join(project, records))) {
    if (!/\.(sigstore|dsse)\.json$/.test(name)) continue;
    const wrapper = readWrapper(await readContent(host, join(project, records, name)));
    if ("code" in wrapper) throw new Error(`${name}: ${wrapper.message}`);
    const statement = readStatement(wrapper.payload);
    if ("code" in statement) throw new Error(`${name}: ${statement.message}`);
    stems.add(stemOf(`${records}/${name}`));
  }
  return [...stems].sort();
}

describe("a file system that takes no more", () => {
  it("is a fault in the middle of a line, and the ledger is whole as it was before", async () => {
    const project = temporaryFolder();
    const host = testHost();
    for (let index = 0; index < 30; index += 1) {
      await appendRecord(host, accessTo(project, [], signer), signer);
    }
    const before = readFileSync(join(project, ".promote/ledger.jsonl"));
    const blocks = Math.floor(before.length / 1024);
    // A limit on the size of files ends a write as a full disk does: part of it is written, then none.
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", `ulimit -f ${blocks + 1}; exec "$0" "$@"`, process.execPath, program, project, "40"],
      { env: { PATH: process.env["PATH"] ?? "", APPENDER_KEY: pem }, encoding: "utf8" },
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/ledger\.jsonl cannot be written|EFBIG|ENOSPC/);
    const after = readFileSync(join(project, ".promote/ledger.jsonl"));
    expect(after.subarray(0, before.length)).toEqual(before);
    expect((await verified(project)).problems).toEqual([]);
    const told: string[] = [];
    await appendRecord(host, accessTo(project, told, signer), signer);
    expect(told.join()).toContain("was not in the ledger");
    expect((await verified(project)).problems).toEqual([]);
  });
});
