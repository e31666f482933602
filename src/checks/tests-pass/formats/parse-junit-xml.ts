import { type Element, parseXml } from "./parse-xml.ts";
import { fullNameOf, type ParsedReport, type ReportedTest } from "./parsed-report.ts";

/**
 * Parses JUnit XML: `testcase` at any depth below `testsuites` or `testsuite`. `text` holds the root
 * element; what stands before and after it is not read. A document type is refused, and with it every entity.
 * Format: https://github.com/testmoapp/junitxml
 */
export function parseJunitXml(text: string): ParsedReport {
  const root = /<(testsuites?)(?=[\s/>])/.exec(text);
  const document = text.slice(root?.index ?? 0);
  const close = `</${root?.[1]}>`;
  const end = document.lastIndexOf(close);
  const whole = end < 0 ? document : document.slice(0, end + close.length);
  if (anotherRoot.test(document.slice(whole.length)))
    return { kind: "unreadable", reason: "holds more than one report" };
  if (declaresType(text.slice(0, root?.index ?? 0)) || declaresType(whole)) {
    return { kind: "unreadable", reason: "declares a document type, which may hold entities" };
  }
  const parsed = parseXml(whole);
  if ("reason" in parsed) return { kind: "unreadable", reason: parsed.reason };
  const tests = [...testsIn(parsed, [])];
  return { kind: "parsed", format: "junit-xml", tests, incomplete: incompletenessOf(parsed) };
}

/** Where a second report begins. */
const anotherRoot = /^[ \t]*(?:<\?xml[^>]*\?>[ \t]*)?<testsuites?[\s/>]/m;

/** Whether there is a declaration outside comments and character data. A document type defines entities. */
function declaresType(text: string): boolean {
  let at = text.indexOf("<!");
  while (at >= 0) {
    const close = text.startsWith("<![CDATA[", at)
      ? "]]>"
      : text.startsWith("<!--", at)
        ? "-->"
        : "";
    if (close === "") return true;
    const end = text.indexOf(close, at);
    at = end < 0 ? -1 : text.indexOf("<!", end + close.length);
  }
  return false;
}

function* testsIn(element: Element, suites: readonly string[]): Iterable<ReportedTest> {
  if (element.name === "testcase") yield testOf(element, suites);
  const name = element.attributes.get("name") ?? "";
  const within = element.name === "testsuite" ? [...suites, name] : suites;
  for (const child of element.children) {
    if (isFailure(child) && element.name !== "testcase") yield failureOfSuite(child, within);
    yield* testsIn(child, within);
  }
}

/** A suite that failed outside its tests: a hook, an import. */
function failureOfSuite(failure: Element, suites: readonly string[]): ReportedTest {
  return { name: fullNameOf(suites), status: "failed", message: messageOf(failure) };
}

function testOf(element: Element, suites: readonly string[]): ReportedTest {
  const name = element.attributes.get("name") ?? "";
  const className = element.attributes.get("classname") ?? "";
  const failures = element.children.filter(isFailure);
  const skip = element.children.find((child) => child.name === "skipped");
  const file = element.attributes.get("file") ?? (isSourceFile(className) ? className : undefined);
  const line = Number(element.attributes.get("line"));
  return {
    name: isSourceFile(className) ? name : nameWithin(suites, className, name),
    status: statusOf(element),
    skipReason: skipReasonOf(skip),
    file,
    line: Number.isInteger(line) && line > 0 ? line : undefined,
    message: failures.map(messageOf).join("\n"),
  };
}

/** Node writes "true" for a skip without a reason. */
function skipReasonOf(skip: Element | undefined): string | undefined {
  if (skip?.attributes.get("type") === "todo") return "todo";
  const message = skip?.attributes.get("message");
  return message === "true" ? undefined : message;
}

/** By its children, as the format has it, and by the `status` and `result` that some writers add. */
function statusOf({ attributes, children }: Element): ReportedTest["status"] {
  const skip = children.find(({ name }) => name === "skipped");
  if (skip?.attributes.get("type") === "todo") return "skipped";
  const said = ["status", "result"].map((name) => attributes.get(name)?.toLowerCase() ?? "");
  if (children.some(isFailure) || said.some((word) => failedWords.has(word))) return "failed";
  const isSkipped = skip !== undefined || said.some((word) => skippedWords.has(word));
  return isSkipped ? "skipped" : "passed";
}

const failedWords = new Set(
  "fail failed failure error errored broken crashed aborted timeout timedout timed_out".split(" "),
);
const skippedWords = new Set(
  "skip skipped notrun disabled suppressed ignored pending todo".split(" "),
);

/** Node writes the class "test" for all; others name the class or the suites. */
function nameWithin(suites: readonly string[], className: string, name: string): string {
  const owners = className === "" || className === "test" ? suites : [className];
  return fullNameOf([...owners.filter((owner) => !name.startsWith(owner)), name]);
}

function isFailure({ name }: Element): boolean {
  return name === "failure" || name === "error";
}

/** The message attribute, then the text unless it says the same. */
function messageOf({ attributes, text }: Element): string {
  const message = attributes.get("message") ?? "";
  return text.includes(message) ? text : `${message}\n${text}`;
}

function isSourceFile(text: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(text);
}

/** The first suite that counts more tests, or more failures, than it has. */
function incompletenessOf(element: Element): string | null {
  const tests = countIn(element, "tests");
  const hasTests = testCasesWithin(element);
  if (tests > hasTests) return `counts ${tests} tests and has ${hasTests}`;
  const failures = countIn(element, "failures") + countIn(element, "errors");
  const hasFailures = failuresWithin(element);
  if (failures > hasFailures) return `counts ${failures} failures and has ${hasFailures}`;
  for (const child of element.children) {
    const within = incompletenessOf(child);
    if (within !== null) return within;
  }
  return null;
}

function countIn({ name, attributes }: Element, attribute: string): number {
  const count = name.startsWith("testsuite") ? Number(attributes.get(attribute) ?? 0) : 0;
  return Number.isInteger(count) ? count : 0;
}

function testCasesWithin({ name, children }: Element): number {
  const own = name === "testcase" ? 1 : 0;
  return children.reduce((sum, child) => sum + testCasesWithin(child), own);
}

/** A test with two failures has both; one that only says so has one. */
function failuresWithin(element: Element): number {
  const { name, children } = element;
  if (isFailure(element)) return 1;
  const within = children.reduce((sum, child) => sum + failuresWithin(child), 0);
  return within === 0 && name === "testcase" && statusOf(element) === "failed" ? 1 : within;
}
