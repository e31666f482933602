import { type Element, parseXml } from "./parse-xml.ts";
import { fullNameOf, type ParsedReport, type ReportedTest } from "./parsed-report.ts";

/**
 * Parses JUnit XML: `testcase` at any depth below `testsuites` or `testsuite`. `text` holds the root
 * element; what stands before it (and so any document type) and after it is not read.
 * Format: https://github.com/testmoapp/junitxml
 */
export function parseJunitXml(text: string): ParsedReport {
  const root = /<(testsuites?)(?=[\s/>])/.exec(text);
  const document = text.slice(root?.index ?? 0);
  const close = `</${root?.[1]}>`;
  const end = document.lastIndexOf(close);
  const parsed = parseXml(end < 0 ? document : document.slice(0, end + close.length));
  if ("reason" in parsed) return { kind: "unreadable", reason: parsed.reason };
  const tests = [...testsIn(parsed, [])];
  return { kind: "parsed", format: "junit-xml", tests, incomplete: incompletenessOf(parsed) };
}

function* testsIn(element: Element, suites: readonly string[]): Iterable<ReportedTest> {
  if (element.name === "testcase") yield testOf(element, suites);
  const name = element.attributes.get("name") ?? "";
  const within = element.name === "testsuite" ? [...suites, name] : suites;
  for (const child of element.children) yield* testsIn(child, within);
}

function testOf(element: Element, suites: readonly string[]): ReportedTest {
  const name = element.attributes.get("name") ?? "";
  const className = element.attributes.get("classname") ?? "";
  const failures = element.children.filter(isFailure);
  const skip = element.children.find(({ name: tag }) => tag === "skipped");
  const isFailed = failures.length > 0 && skip?.attributes.get("type") !== "todo";
  const file = element.attributes.get("file") ?? (isSourceFile(className) ? className : undefined);
  const line = Number(element.attributes.get("line"));
  return {
    name: isSourceFile(className) ? name : nameWithin(suites, className, name),
    status: isFailed ? "failed" : skip === undefined ? "passed" : "skipped",
    file,
    line: Number.isInteger(line) && line > 0 ? line : undefined,
    message: failures.map(messageOf).join("\n"),
  };
}

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

/** The first suite that counts more failures than it has. */
function incompletenessOf(element: Element): string | null {
  const declared = countIn(element, "failures") + countIn(element, "errors");
  const has = failuresWithin(element);
  if (declared > has) return `counts ${declared} failures and has ${has}`;
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

function failuresWithin({ children }: Element): number {
  return children.reduce((sum, child) => sum + (isFailure(child) ? 1 : failuresWithin(child)), 0);
}
