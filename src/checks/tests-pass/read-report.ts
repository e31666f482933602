import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type Detour, detourWords, findDetour } from "../../host/detour.ts";
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

/**
 * Reads the report the command wrote to `report` below the project. A file that it did not write is stale;
 * what is no file, or lies behind a link, is not read.
 */
export async function readReportFile(
  host: Needs,
  project: string,
  report: string,
  earlier: Earlier,
): Promise<TestReport> {
  const path = `${project}/${report}`;
  const detour = await findDetour(host.files, project, report);
  const status = await host.files.status(path);
  if (detour !== undefined && detour.kind !== "file") return refused(report, detour);
  if (status === undefined) return { state: "absent" };
  if (status.kind !== "file") return refused(report, { path: report, kind: status.kind });
  const { modifiedAt, bytes } = status;
  const isUntouched =
    earlier.modifiedAt?.getTime() === modifiedAt.getTime() && earlier.bytes === bytes;
  if (isUntouched || modifiedAt.getTime() < earlier.startedAt.getTime() - coarsestTimeMs) {
    return { state: "stale", modifiedAt: modifiedAt.toISOString() };
  }
  if (bytes > largestReportBytes)
    return { state: "too-large", bytes, mostBytes: largestReportBytes };
  const text = await host.files.readText(path);
  return text === undefined
    ? { state: "absent" }
    : readReport(host, project, text, earlier.startedAt);
}

function refused(report: string, { path, kind }: Detour): TestReport {
  const isOwn = path.split("/").length >= report.split("/").filter(isStep).length;
  if (!isOwn)
    return { state: "refused", reason: `lies behind ${path}, which is ${detourWords(kind)}` };
  const words = kind === "directory" ? "a folder" : kind === "link" ? detourWords(kind) : "no file";
  return { state: "refused", reason: `is ${words}` };
}

function isStep(part: string): boolean {
  return part !== "" && part !== ".";
}

/** Clocks of runners in containers and on other machines differ by no more than this. */
const furthestClockMs = 60_000;

/** Reads a report from its text. One that says itself that it is older than the run is stale: a cache restored it. */
export function readReport(
  host: Pick<Host, "secrets">,
  project: string,
  text: string,
  startedAt: Date,
): TestReport {
  if (text.trim() === "") return { state: "empty" };
  const parsed = parseReport(text);
  const bytes = utf8ToBytes(text);
  if (parsed.kind === "unreadable") return { state: "unreadable", reason: parsed.reason };
  if (parsed.kind === "too-large")
    return { state: "too-large", bytes: bytes.length, mostBytes: parsed.mostBytes };
  const { format, tests, incomplete, madeAt } = parsed;
  if (madeAt !== undefined && madeAt < startedAt.getTime() - furthestClockMs)
    return { state: "stale", modifiedAt: new Date(madeAt).toISOString() };
  return {
    state: "read",
    format,
    sha256: bytesToHex(sha256(bytes)),
    incomplete: incomplete === null ? null : host.secrets.redact(incomplete),
    ...summariseTests(host, project, tests),
  };
}
