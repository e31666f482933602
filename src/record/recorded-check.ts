import type { FaultReport } from "../gate/fault.ts";
import type { Finding } from "../gate/finding.ts";
import type { CheckResult } from "../gate/result.ts";
import { digestOf } from "./canonical-json.ts";
import { cleaned, type TextCleaner } from "./clean-text.ts";
import type { RecordedCheck } from "./promotion-record.ts";

/** One check's result as the record has it. The facts enter by their digest only. */
export function recordedCheckOf(
  result: CheckResult,
  title: string,
  clean: TextCleaner,
): RecordedCheck {
  const { check: id, status } = result;
  const base = { id, title: clean(title), status, findings: [] };
  switch (result.status) {
    case "not-reached":
      return base;
    case "not-configured":
      return { ...base, reason: clean(result.reason) };
    case "undecided":
      return { ...base, ...timesOf(result), fault: cleanFault(result.fault, clean) };
    default: {
      const { headline, counts, inputs } = result.account;
      return {
        ...base,
        ...timesOf(result),
        headline: clean(headline),
        factsDigest: digestOf(cleaned(result.facts, clean)),
        findings: result.findings.map((finding) => cleanFinding(finding, clean)),
        ...countsOf(counts, result.findings),
        ...(inputs === undefined
          ? {}
          : { inputs: inputs.map(({ name, sha256 }) => ({ name: clean(name), sha256 })) }),
      };
    }
  }
}

/** What the check counted, and how many of its findings are waived: the record may not have room for all of them. */
function countsOf(
  counts: RecordedCheck["counts"],
  findings: readonly Finding[],
): Pick<RecordedCheck, "counts"> {
  const waived = findings.filter((finding) => finding.waived !== undefined).length;
  if (waived > 0) return { counts: { ...counts, findingsWaived: waived } };
  return counts === undefined ? {} : { counts };
}

function timesOf({ startedAt, durationMs }: { startedAt: string; durationMs: number }) {
  return { startedAt, durationMs: Math.round(durationMs) };
}

/** Rule, severity and fingerprint are the gate's own words; whatever else was said is cleaned. */
function cleanFinding(finding: Finding, clean: TextCleaner): Finding {
  const { rule, severity, fingerprint } = finding;
  return { ...cleaned(finding, clean), rule, severity, fingerprint };
}

function cleanFault(fault: FaultReport, clean: TextCleaner): FaultReport {
  return { ...cleaned(fault, clean), code: fault.code };
}
