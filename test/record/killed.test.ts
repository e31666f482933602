import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildRecord } from "../../src/record/build-record.ts";
import { listRecords } from "../../src/record/list-records.ts";
import type { Content } from "../../src/record/read-content.ts";
import { recordSuffixes, stemOf } from "../../src/record/record-name.ts";
import { createKey } from "../../src/record/signers/create-key.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import { keyRecordSigner } from "../../src/record/signers/record-signer.ts";
import { trustIn } from "../../src/record/trust.ts";
import { type RecordFiles, verifyRecord } from "../../src/record/verify-record.ts";
import { writeRecord } from "../../src/record/write-record.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { expectation, requestOf, shortlyAfter } from "./sample-run.ts";

/** The files of a record that is whole. */
const complete = "manifest dsse bundle";
let programs = "";

beforeAll(async () => {
  programs = mkdtempSync(join(realpathSync(tmpdir()), "promote-killed-"));
  await build({
    entryPoints: [join(import.meta.dirname, "killed/writer.ts")],
    outfile: join(programs, "writer.mjs"),
    ...{ bundle: true, platform: "node", format: "esm", logLevel: "error" },
    banner: {
      js: `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`,
    },
  });
});
afterAll(() => rmSync(programs, { recursive: true, force: true }));

/** Lets the writer write a record, and kill itself before the given step, when it comes to one. */
async function writeUntil(
  step: number,
  project: string,
  key: string,
): Promise<{ readonly announced: readonly string[]; readonly isKilled: boolean }> {
  const writer = spawn(process.execPath, [join(programs, "writer.mjs"), project, key], {
    env: { PATH: process.env["PATH"], DIE_AT_STEP: `${step}` },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  writer.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const [code, signal] = await once(writer, "close");
  expect(signal ?? code).toBe(signal === null ? 0 : "SIGKILL");
  return { announced: said.split("\n").slice(0, -1), isKilled: signal !== null };
}

function contentOf(path: string): Content {
  return existsSync(path) ? { kind: "bytes", bytes: readFileSync(path) } : { kind: "missing" };
}

function filesOf(stem: string, record: string): RecordFiles {
  return {
    record: contentOf(`${stem}${record}`),
    siblings: {
      bundle: contentOf(`${stem}${recordSuffixes.bundle}`),
      dsse: contentOf(`${stem}${recordSuffixes.dsse}`),
    },
    manifest: contentOf(`${stem}${recordSuffixes.manifest}`),
  };
}

it("kill -9 before whichever step leaves a whole record or none, and loses none that was announced", async () => {
  const pair = createKey();
  const project = temporaryFolder({ "key.pem": pair.privateKey });
  const folder = join(project, ".promote/records");
  const signer = pemKeySigner(pair.privateKey, "key.pem");
  const trust = trustIn(signer.publicKey, "key.pem", shortlyAfter);
  const host = testHost();
  const left: string[] = [];
  for (let step = 1, isKilled = true; isKilled; step += 1) {
    rmSync(join(project, ".promote"), { recursive: true, force: true });
    const writing = await writeUntil(step, project, join(project, "key.pem"));
    isKilled = writing.isKilled;
    const names = existsSync(folder) ? readdirSync(folder) : [];
    const files = names.filter((name) => !name.startsWith(".writing-"));
    const stems = [...new Set(files.map(stemOf))];
    const state = (["manifest", "dsse", "bundle"] as const).filter((form) =>
      files.some((name) => name.endsWith(recordSuffixes[form])),
    );
    if (state.join(" ") !== left.at(-1)) left.push(state.join(" "));
    for (const form of state.filter((one) => one !== "manifest")) {
      const [name = ""] = stems;
      const read = filesOf(join(folder, name), recordSuffixes[form]);
      expect(verifyRecord(read, expectation, trust).kind, `${name} ${form}`).toBe("accepted");
    }
    expect(writing.announced).toEqual(isKilled ? [] : stems);
    await nextRunWorks(host, project, keyRecordSigner(signer), stems);
  }
  expect(left).toEqual(["", "manifest", "manifest dsse", complete]);
});

/** A run after the kill writes a record under a name of its own, and what was left is listed without a crash. */
async function nextRunWorks(
  host: ReturnType<typeof testHost>,
  project: string,
  signer: ReturnType<typeof keyRecordSigner>,
  taken: readonly string[],
): Promise<void> {
  const place = { project, directory: ".promote/records" };
  const existing = await host.files.list(`${project}/${place.directory}`);
  const built = buildRecord(requestOf({ existing }));
  expect(taken).not.toContain(built.name);
  const { main } = await writeRecord(host, place, built, await signer.seal(built.statement));
  const listed = await listRecords(host, place);
  expect(listed).toHaveLength(taken.length + 1);
  expect(listed.some((one) => one.kind === "record" && one.record.file === main)).toBe(true);
}
