import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Host } from "../../host/host.ts";
import type { TestReport } from "./facts.ts";
import { largestReportBytes, parseReport } from "./formats/parse-report.ts";
import { summariseTests } from "./summarise-report.ts";

type Needs = Pick<Host, "files" | "secrets">;

/** The report's file as it stood before the run, to tell afterwards whether the run wrote it. */
export type Earlier = {
  /** Undefined when there was none. */
  readonly modifiedAt: Date | undefined;
  readonly bytes: number;
  readonly startedAt: Date;
};

/** File systems keep times this coarsely, so a file of this run may look so much older. */
const coarsestTimeMs = 2_000;

/** Reads the report the command wrote to `path` (absolute). A file that it did not write is stale. */
export async function readReportFile(
  host: Needs,
  project: string,
  path: string,
  earlier: Earlier,
): Promise<TestReport> {
  const status = await host.files.status(path);
  if (status === undefined) return { state: "absent" };
  if (status.kind !== "file")
    return { state: "unreadable", reason: `is a ${status.kind}, not a file` };
  const { modifiedAt, bytes } = status;
  const isUntouched =
    earlier.modifiedAt?.getTime() === modifiedAt.getTime() && earlier.bytes === bytes;
  if (isUntouched || modifiedAt.getTime() < earlier.startedAt.getTime() - coarsestTimeMs) {
    return { state: "stale", modifiedAt: modifiedAt.toISOString() };
  }
  if (bytes > largestReportBytes) return { state: "unreadable", reason: "is over 64 MiB" };
  const text = await host.files.readText(path);
  return text === undefined ? { state: "absent" } : readReport(host, project, text);
}

/** Reads a report from its text. */
export function readReport(host: Pick<Host, "secrets">, project: string, text: string): TestReport {
  if (text.trim() === "") return { state: "empty" };
  const parsed = parseReport(text);
  if (parsed.kind === "unreadable") return { state: "unreadable", reason: parsed.reason };
  const { format, tests, incomplete } = parsed;
  return {
    state: "read",
    format,
    sha256: bytesToHex(sha256(utf8ToBytes(text))),
    incomplete: incomplete === null ? null : host.secrets.redact(incomplete),
    ...summariseTests(host, project, tests),
  };
}
