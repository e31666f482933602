import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GateFault } from "../../src/gate/fault.ts";
import { lineSplitter, logFile } from "../../src/node-host/line-log.ts";
import { openNodeHost } from "../../src/node-host/node-host.ts";
import { lineRedactor, redactingSink } from "../../src/node-host/redact-lines.ts";
import { createSecrets } from "../../src/node-host/redactor.ts";
import { buildRecord } from "../../src/record/build-record.ts";
import { reporters } from "../../src/report/reporters.ts";
import { runs } from "../openapi/properties/runs.ts";
import { blocked, requestOf, undecided } from "../record/sample-run.ts";
import { sweep } from "../support/sweep.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { anySecret } from "./any-secret.ts";
import { readable, waysFound, writtenEveryWay } from "./ways-of-writing.ts";

/** Each sink sees 10,000 secrets in every way of writing them, a thousand times ten, in the long run; else 600. */
const times = sweep({ short: 60, full: 1_000 });
const several = fc.uniqueArray(anySecret, { minLength: 10, maxLength: 10 });

function seeded(nth: number): fc.Parameters<string> {
  const { seed = 0, ...rest } = runs<string>(sweep({ short: 600, full: 2_000 }));
  return { ...rest, seed: seed + nth };
}

/** Lines that are said several times are looked through once, those within JSON too. */
function expectNone(said: string, secrets: readonly string[]): void {
  const text = [...new Set(said.split(/\n|(?<!\\)\\n/))].join("\n");
  expect(secrets.flatMap((secret) => waysFound(text, secret))).toEqual([]);
}

describe("no secret is in", () => {
  it("a log, wherever the chunks of a child's output are cut", () => {
    const folder = temporaryFolder();
    let count = 0;
    const property = fc.property(several, fc.integer({ min: 1, max: 97 }), (values, size) => {
      const secrets = createSecrets();
      for (const value of values) secrets.protect(value);
      const path = join(folder, `${count++}.log`);
      const log = logFile(path);
      const splitter = lineSplitter(redactingSink(secrets.redact, log.line));
      const written = values.map(writtenEveryWay).join("\n");
      const bytes = Buffer.from(written);
      for (let at = 0; at < bytes.length; at += size) splitter.write(bytes.subarray(at, at + size));
      splitter.end();
      log.close();
      const text = readFileSync(path, "utf8");
      expectNone(text, values);
      // Not a part of one either: the cuts change nothing.
      const uncut = written.split("\n").map(lineRedactor(secrets.redact));
      expect(text).toBe(`${uncut.join("\n")}\n`);
      expect(text).toContain(readable);
    });
    fc.assert(property, runs(times));
  });

  it("a record, its facts and every report of a run, faults included", () => {
    const places = { record: "r", isSigned: true, logs: "l", again: "promote check" };
    const terminal = { colors: false, columns: 120, quiet: false, verbose: true };
    const around = { timings: { wallMs: 1, childrenMs: 1 }, folder: "", rules: [], terminal };
    const toldOf = (message: string, detail: string, redact: (text: string) => string) => {
      const findings = blocked.findings.map((finding) => ({ ...finding, detail, message }));
      const fault = { ...undecided.fault, message, detail };
      return [
        { ...blocked, findings, facts: { said: [message, detail] } },
        { ...undecided, fault },
      ].map((result) => {
        const { record, statement, facts } = buildRecord(requestOf({ results: [result], redact }));
        const reports = Object.values(reporters).map((tell) => tell({ record, places, ...around }));
        return [statement, ...facts.map(({ text }) => text), ...reports].join("\n");
      });
    };
    // Words of the formats themselves, such as "property" of JUnit: no secret brought them in.
    const own = toldOf("", "", (text) => text).join("\n");
    const property = fc.property(several, (values) => {
      const { protect, redact } = createSecrets();
      for (const value of values) protect(value);
      const written = (some: readonly string[]) => some.map(writtenEveryWay).join("\n");
      // A text with control characters is cleaned another way than one without.
      const message = written(values.slice(0, 5)).replaceAll("\0", "");
      const foreign = values.filter((value) => waysFound(own, value).length === 0);
      for (const said of toldOf(message, written(values.slice(5)), redact)) {
        expectNone(said, foreign);
        expect(said).toContain("test on postgres at localhost");
      }
    });
    fc.assert(property, runs(times));
  });

  it.each(sweep({ short: [1], full: [1, 2, 3, 4, 5] }))(
    "the live line of a real child and its log, %i",
    async (seed) => {
      const values = fc.sample(anySecret, seeded(seed));
      const { lines, log } = await saidByChild(values, values.map(writtenEveryWay).join("\n"));
      const each = writtenEveryWay("any").split("\n").length;
      for (const said of [lines, log.trimEnd().split("\n")]) {
        expect(said.length).toBe(values.length * each);
        for (const [at, value] of values.entries()) {
          expectNone(said.slice(at * each, (at + 1) * each).join("\n"), [value]);
        }
      }
    },
  );

  it("a line of a megabyte, nor where an escape sequence tears it apart", async () => {
    const long = `${"x".repeat(256 * 1024 - 3)}seam-secret-7391${"y".repeat(1 << 20)}`;
    const { lines, log } = await saidByChild(
      ["seam-secret-7391", "torn-secret-7391"],
      [long, "tor\u001b[0mn-secret-7391"].join("\n"),
    );
    expect(log).not.toContain("seam-secret");
    expect(log).toMatch(/y\n\[redacted\]\n$/);
    // The last line has no end of its own, and is told all the same.
    expect(lines.at(-1)).toBe("[redacted]");
  });
});

/** What a real child leaves of a text that it prints in pieces: the live lines and the log. */
async function saidByChild(values: readonly string[], text: string) {
  const [folder, lines] = [temporaryFolder({ said: text }), [] as string[]];
  const node = openNodeHost({
    variables: process.env,
    installation: folder,
    onLine: (line) => lines.push(line),
  });
  for (const value of values) node.host.secrets.protect(value);
  node.logUnder(join(folder, "logs"));
  const limit = { ms: 60_000, fault: new GateFault("run/time-limit", { limitMs: 1 }) };
  const script =
    'require("fs").createReadStream("said", { highWaterMark: 1021 }).pipe(process.stdout)';
  const argv = [process.execPath, "-e", script];
  await node.within("tests-pass", limit, ({ processes }) => processes.run({ argv, cwd: folder }));
  await node.close();
  return { lines, log: readFileSync(join(folder, "logs/tests-pass.log"), "utf8") };
}
