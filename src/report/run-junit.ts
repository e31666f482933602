import type { Finding } from "../gate/finding.ts";
import { isStopping } from "../gate/finding.ts";
import type { RecordedCheck } from "../record/promotion-record.ts";
import type { RunReport } from "./run-report.ts";
import { visible } from "./visible.ts";
import { resultOf, tallyOf, verdictOf } from "./words.ts";

/**
 * The run as JUnit XML: a test case a check. A run that something beside its checks holds back has one more, in error,
 * so that it never shows as green.
 */
export function runJunit({ record, places }: RunReport): string {
  const { checks, reservations, environment, source, startedAt, finishedAt, recordId, outcome } =
    record.predicate;
  const held = outcome === "undecided" && reservations.length > 0;
  const count = (...statuses: readonly RecordedCheck["status"][]) =>
    checks.filter(({ status }) => statuses.includes(status)).length;
  const suite = {
    name: `promotion from ${environment.from} to ${environment.to}`,
    package: "promote",
    id: "0",
    hostname: "localhost",
    timestamp: startedAt.replace(/(\.\d+)?Z$/, ""),
    tests: String(checks.length + (held ? 1 : 0)),
    failures: String(count("blocked")),
    errors: String(count("undecided") + (held ? 1 : 0)),
    skipped: String(count("not-reached", "not-configured")),
    time: seconds(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt))),
  };
  const properties = { commit: source.commit, outcome, recordId, record: places.record };
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite${attributes(suite)}>
<properties>
${Object.entries(properties)
  .map(([name, value]) => `<property${attributes({ name, value })}/>`)
  .join("\n")}
</properties>
${checks.map(testCase).join("\n")}
${held ? `${heldCase(reservations.map(({ message }) => message))}\n` : ""}<system-out>${content(
    [verdictOf(record), ...checks.flatMap(asideLines)].join("\n"),
  )}</system-out>
<system-err></system-err>
</testsuite>
</testsuites>
`;
}

function testCase(check: RecordedCheck): string {
  const { id, title, durationMs = 0 } = check;
  const head = `<testcase${attributes({ name: title, classname: `promote.${id}`, time: seconds(durationMs) })}`;
  const inner = outcomeOf(check);
  return inner === "" ? `${head}/>` : `${head}>${inner}</testcase>`;
}

function outcomeOf(check: RecordedCheck): string {
  const { status, findings, fault } = check;
  switch (status) {
    case "passed":
      return "";
    case "blocked": {
      const stopping = findings.filter(isStopping);
      const [first] = stopping;
      const message = first === undefined ? tallyOf([check]) : firstWords(first, stopping.length);
      return element("failure", { message, type: first?.rule ?? check.id }, bodyOf(findings));
    }
    case "undecided": {
      const {
        code = "undecided",
        message = resultOf(check),
        remedy = "",
        detail = "",
      } = fault ?? {};
      return element(
        "error",
        { message, type: code },
        [message, detail, remedy].filter(Boolean).join("\n"),
      );
    }
    case "not-reached":
      return `<skipped${attributes({ message: "It was not reached." })}/>`;
    case "not-configured":
      return `<skipped${attributes({ message: `Switched off: ${check.reason ?? "no reason given"}` })}/>`;
  }
}

function heldCase(messages: readonly string[]): string {
  const head = attributes({
    name: "The run may clear a release",
    classname: "promote.run",
    time: "0.000",
  });
  const error = element(
    "error",
    { message: messages[0] ?? "", type: "reservation" },
    messages.join("\n"),
  );
  return `<testcase${head}>${error}</testcase>`;
}

function firstWords({ subject, message }: Finding, count: number): string {
  return `${subject} ${message}${count > 1 ? ` (and ${count - 1} more)` : ""}`;
}

function bodyOf(findings: readonly Finding[]): string {
  return `\n${findings.map(findingText).join("\n\n")}\n`;
}

function findingText(finding: Finding): string {
  const { severity, subject, message, place, detail, why, remedy, rule, fingerprint, waived } =
    finding;
  const kind =
    waived === undefined
      ? severity
      : `waived by ${waived.owner} until ${waived.until}: ${waived.reason}`;
  const line = place?.line === undefined ? "" : `:${place.line}`;
  return [
    `${subject} ${message}`,
    ...(detail === undefined ? [] : [detail]),
    ...(place === undefined ? [] : [`where: ${place.file}${line}`]),
    `why: ${why}`,
    `remedy: ${remedy}`,
    `rule: ${rule} ${fingerprint} (${kind})`,
  ].join("\n");
}

/** What checks that passed have to say all the same. */
function asideLines({ status, findings }: RecordedCheck): readonly string[] {
  return status === "passed" ? findings.map((finding) => `\n${findingText(finding)}`) : [];
}

function element(name: string, values: { readonly [name: string]: string }, text: string): string {
  return `<${name}${attributes(values)}>${content(text)}</${name}>`;
}

function attributes(values: { readonly [name: string]: string }): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${content(value).replace(/[\t\n]+/g, " ")}"`)
    .join("");
}

/** Text as content and attribute of XML 1.0, which has no control characters and no U+FFFE and U+FFFF. */
function content(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
