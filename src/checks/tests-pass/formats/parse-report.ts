import { parseJestJson } from "./parse-jest-json.ts";
import { parseJunitXml } from "./parse-junit-xml.ts";
import { parseTap } from "./parse-tap.ts";
import type { ParsedReport } from "./parsed-report.ts";

/** Beyond this a report is not read: parsing it would take longer than the tests. */
export const largestReportBytes = 64 * 1024 * 1024;

/** Reads a report, its format told by its content. What stands around it on stdout is passed over. */
export function parseReport(text: string): ParsedReport {
  if (text.length > largestReportBytes) return { kind: "unreadable", reason: "is over 64 MiB" };
  const [json, second] = text.matchAll(/^[ \t]*\{\s*"num(?:Total|Failed)TestSuites"/gm);
  if (second !== undefined) return { kind: "unreadable", reason: "holds more than one report" };
  if (json !== undefined) return parseJestJson(text.slice(json.index).trim());
  const xml = /^[ \t]*(?:<\?xml[^>]*\?>[ \t]*)?<testsuites?[\s/>]/m.exec(text);
  if (xml !== null) return parseJunitXml(text.slice(xml.index));
  if (/^(?:TAP version 1[34]|1\.\.\d+|(?:not )?ok\b)/m.test(text)) return parseTap(text);
  return { kind: "unreadable", reason: "is neither Vitest or Jest JSON, nor JUnit XML, nor TAP" };
}
