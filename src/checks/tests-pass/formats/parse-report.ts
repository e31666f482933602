import { parseCtrfJson } from "./parse-ctrf-json.ts";
import { parseJestJson } from "./parse-jest-json.ts";
import { parseJunitXml } from "./parse-junit-xml.ts";
import { isNodeSpec, parseNodeSpec } from "./parse-node-spec.ts";
import { parseTap } from "./parse-tap.ts";
import type { ParsedReport } from "./parsed-report.ts";

/** Beyond this a report is not read: parsing it would take longer than the tests. */
export const largestReportBytes = 64 * 1024 * 1024;

/** Of XML less is read: its tree takes many times its text. */
export const largestXmlBytes = 16 * 1024 * 1024;

/** Two commands in a row: the exit code is the last one's, and nothing tells which report is. */
const severalReports: ParsedReport = { kind: "unreadable", reason: "holds more than one report" };

const tapStart = /^TAP version 1[34]/m;
const jestStart = /^[ \t]*\{\s*"num(?:Total|Failed)TestSuites"/gm;
const ctrfStart = /^[ \t]*\{\s*"reportFormat"\s*:\s*"CTRF"/gm;
/** Writers of CTRF differ in what they begin with; a test that prints such an object does not begin the text. */
const ctrfWhole =
  /^\s*\{\s*"(?:reportFormat|specVersion|reportId|timestamp|generatedBy|results)"\s*:/;

/** Reads a report, its format told by its content. What stands around it on stdout is passed over. */
export function parseReport(text: string): ParsedReport {
  if (text.length > largestReportBytes) return { kind: "too-large", mostBytes: largestReportBytes };
  const [jest, second] = text.matchAll(jestStart);
  const [ctrf, third] = text.matchAll(ctrfStart);
  if ((second ?? third ?? (jest && ctrf)) !== undefined) return severalReports;
  if ((jest ?? ctrf) !== undefined && (hasLines(text) || startOfXml(text) !== undefined))
    return severalReports;
  if (jest !== undefined) return parseJestJson(text.slice(jest.index));
  if (ctrf !== undefined) return parseCtrfJson(text.slice(ctrf.index));
  if (ctrfWhole.test(text)) return parseCtrfJson(text.trim());
  const xml = startOfXml(text);
  if (xml !== undefined) return parseXmlReport(text, xml);
  const isTap = tapStart.test(text);
  if (isNodeSpec(text)) return isTap ? severalReports : parseNodeSpec(text);
  if (isTap || /^(?:1\.\.\d|(?:not )?ok\b)/m.test(text)) return parseTap(text);
  return { kind: "unreadable", reason: `is neither ${formats}` };
}

const formats = "Vitest, Jest or CTRF JSON, nor JUnit XML, nor TAP, nor what node --test shows";

/** Where a JUnit document begins: at its declaration, at its document type or at its root element. */
function startOfXml(text: string): number | undefined {
  const whole = /^\s*<(?:\?xml|!DOCTYPE)[\s[]/i.exec(text);
  if (whole !== null && /<testsuites?[\s/>]/.test(text)) return whole.index;
  const root = /^[ \t]*(?:<\?xml[^>]*\?>[ \t]*)?<testsuites?[\s/>]/m.exec(text);
  if (root === null) return undefined;
  const declaration = text.lastIndexOf("<?xml", root.index);
  return declaration < 0 ? root.index : declaration;
}

/** What tests print stands within the document, so a report of lines beside it is another one. */
function parseXmlReport(text: string, start: number): ParsedReport {
  const document = text.slice(start);
  if (document.length > largestXmlBytes) return { kind: "too-large", mostBytes: largestXmlBytes };
  const end = Math.max(0, document.lastIndexOf("</testsuite"));
  const isAlone = !hasLines(text.slice(0, start)) && !hasLines(document.slice(end));
  return isAlone ? parseJunitXml(document) : severalReports;
}

/** Whether a text holds a report made of lines: TAP, or what `node --test` shows. */
function hasLines(text: string): boolean {
  return tapStart.test(text) || isNodeSpec(text);
}
