import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LineSink, lineSplitter, logFile } from "../src/node-host/line-log.ts";
import { redactingSink } from "../src/node-host/redact-lines.ts";
import { createSecrets } from "../src/node-host/redactor.ts";
import { type Measurement, medianOf, wordsOf } from "./figures.ts";

const rounds = 7;
const bytes = 10 * 1024 * 1024;
const values = 200;
const chunkBytes = 64 * 1024;
/** One line in so many holds a protected value. */
const sparsity = 50;

/** Redacting a log of a child on its way to disk, beside the same stream that passes through as it is. */
export function measureRedaction(): Promise<Measurement> {
  const place = mkdtempSync(join(tmpdir(), "promote-bench-redaction-"));
  try {
    const protectedValues = Array.from({ length: values }, () =>
      randomBytes(18).toString("base64"),
    );
    const text = Buffer.from(logOf(protectedValues));
    const secrets = createSecrets();
    for (const value of protectedValues) secrets.protect(value);
    const [through, redacted]: [number[], number[]] = [[], []];
    const paths = { through: join(place, "through.log"), redacted: join(place, "redacted.log") };
    for (let round = 0; round < rounds; round += 1) {
      through.push(timed(text, paths.through, (log) => log));
      redacted.push(timed(text, paths.redacted, (log) => redactingSink(secrets.redact, log.line)));
    }
    assertRedacted(paths.redacted, protectedValues);
    const [bare, own] = [medianOf(through), medianOf(redacted)];
    const beside = `${words(text.length, own)}; passed through ${words(text.length, bare)}`;
    return Promise.resolve({
      title: `redaction of ${wordsOf(text.length / 1e6, "MB")} with ${values} protected values, median of ${rounds}`,
      figures: [{ name: "redacted to passed through", value: own / bare, unit: "times", beside }],
    });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What a test run says: short lines of words, paths and figures. */
function logOf(secrets: readonly string[]): string {
  const lines: string[] = [];
  for (let length = 0, at = 0; length < bytes; at += 1) {
    const secret = at % sparsity === 0 ? ` with ${secrets[at % secrets.length]}` : "";
    const line = ` ✓ test/orders/place-order-${at}.test.ts > an order > is placed once${secret} (${at % 97} ms)`;
    lines.push(line);
    length += line.length + 1;
  }
  return `${lines.join("\n")}\n`;
}

function timed(text: Buffer, path: string, through: (log: LineSink) => LineSink): number {
  rmSync(path, { force: true });
  const start = performance.now();
  const log = logFile(path);
  const splitter = lineSplitter(through(log));
  for (let at = 0; at < text.length; at += chunkBytes)
    splitter.write(text.subarray(at, at + chunkBytes));
  splitter.end();
  log.close();
  const ms = performance.now() - start;
  if (statSync(path).size === 0) throw new Error(`${path} is empty`);
  return ms;
}

function assertRedacted(path: string, secrets: readonly string[]): void {
  const text = readFileSync(path, "utf8");
  if (!text.includes("[redacted]") || secrets.some((secret) => text.includes(secret)))
    throw new Error("the log is not redacted");
}

function words(count: number, ms: number): string {
  return `${wordsOf(ms, "ms")} (${wordsOf(count / 1e3 / ms, "MB/s")})`;
}
