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
import { sweep } from "../support/sweep.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { expectation, requestOf, shortlyAfter } from "./sample-run.ts";

const kills = sweep({ short: 6, full: 50 });
/** A few random moments may all be between two records; then there are more of them. */
const mostKills = 60;
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

/** Lets the writer write a first record, kills it after so many milliseconds, and returns the names it announced. */
async function killAfter(ms: number, project: string, key: string): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [join(programs, "writer.mjs"), project, key], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  writer.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = once(writer, "close");
  await once(writer.stdout, "data");
  await new Promise((resolve) => setTimeout(resolve, ms));
  writer.kill("SIGKILL");
  expect((await ended)[1]).toBe("SIGKILL");
  return said.split("\n").slice(0, -1);
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

it("kill -9 at random moments leaves whole records or none, and loses none that was announced", async () => {
  const pair = createKey();
  const project = temporaryFolder({ "key.pem": pair.privateKey });
  const folder = join(project, ".promote/records");
  const signer = pemKeySigner(pair.privateKey, "key.pem");
  const trust = trustIn(signer.publicKey, "key.pem", shortlyAfter);
  const host = testHost();
  const left = new Map<string, number>();
  const cameBetween = () => left.size > (left.has(complete) ? 1 : 0);
  for (let kill = 0; kill < kills || (kill < mostKills && !cameBetween()); kill += 1) {
    rmSync(folder, { recursive: true, force: true });
    const announced = await killAfter(Math.random() * 12, project, join(project, "key.pem"));
    const names = readdirSync(folder).filter((name) => !name.startsWith(".writing-"));
    const stems = [...new Set(names.map(stemOf))];
    for (const name of stems) {
      const present = (["manifest", "dsse", "bundle"] as const).filter((form) =>
        names.includes(`${name}${recordSuffixes[form]}`),
      );
      const state = present.join(" ");
      left.set(state, (left.get(state) ?? 0) + 1);
      expect(["manifest", "manifest dsse", complete]).toContain(state);
      if (announced.includes(name)) expect(state).toBe(complete);
      for (const form of present.filter((one) => one !== "manifest")) {
        const files = filesOf(join(folder, name), recordSuffixes[form]);
        expect(verifyRecord(files, expectation, trust).kind, `${name} ${form}`).toBe("accepted");
      }
    }
    expect(stems).toEqual(expect.arrayContaining([...announced]));
    await nextRunWorks(host, project, keyRecordSigner(signer), stems);
  }
  expect(left.get(complete)).toBeGreaterThanOrEqual(kills);
  expect(cameBetween(), "some kill came in between").toBe(true);
}, 180_000);

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
