import { isStopping } from "../gate/finding.ts";
import { exitCodes, type Outcome } from "../gate/result.ts";
import { markdownText } from "../report/markdown-text.ts";
import { stoppedAt } from "../report/words.ts";
import type { ForkLimits } from "./fork.ts";
import type { Outputs } from "./interface.ts";
import type { Ran, RecordedRun } from "./ran.ts";
import type { RunTexts } from "./run-texts.ts";

/** What a run came to, in the words of each place where it is told. */
export type Telling = {
  readonly comment: string;
  readonly summary: string;
  /** Workflow commands. */
  readonly annotations: string;
  readonly outputs: Omit<Outputs, "report-path">;
};

/** https://docs.github.com/rest/issues/comments takes 65,536 characters; a job summary, 1 MiB. */
const budgets = { comment: 60_000, summary: 900_000 } as const;
const mostFindings = 200;
const longestSubject = 300;
const mostDocument = 50_000;

/** The words for a run. `redact` has taken secrets out of what was caught; a record's texts are without them. */
export function tellRun(
  { code, told }: Ran,
  fork: ForkLimits | undefined,
  texts: RunTexts,
): Telling {
  const note = fork === undefined ? "" : `> ${markdownText(fork.sentence)}\n\n`;
  if (told.kind === "run") return tellRecorded(told, code, note, texts);
  const body = told.kind === "fault" ? faultMarkdown(told.fault) : documentMarkdown(told);
  const markdown = `${note}**${headingOf(code)}**\n\n${body}`;
  return {
    comment: markdown,
    summary: markdown,
    annotations:
      told.kind === "fault" ? `::error title=promote::${dataOf(faultLine(told.fault))}\n` : "",
    outputs: { ...nothing, outcome: outcomeOfCode(code), "exit-code": `${code}` },
  };
}

const nothing = {
  "stopped-at": "",
  "record-path": "",
  "record-digest": "",
  findings: "[]",
} as const;

function tellRecorded(
  { run, digest }: RecordedRun,
  code: number,
  note: string,
  texts: RunTexts,
): Telling {
  const { predicate } = run.record;
  const findings = predicate.checks.flatMap(({ id, findings }) =>
    findings.map((finding) => ({
      check: id,
      rule: finding.rule,
      severity: finding.severity,
      subject: finding.subject.slice(0, longestSubject),
      fingerprint: finding.fingerprint,
      waived: finding.waived !== undefined,
      file: finding.place?.file ?? null,
      line: finding.place?.line ?? null,
      isStopping: isStopping(finding),
    })),
  );
  const ranked = [...findings].sort((a, b) => Number(b.isStopping) - Number(a.isStopping));
  return {
    comment: `${note}${texts.comment(run, { bytes: budgets.comment })}`,
    summary: `${note}${texts.summary(run, { bytes: budgets.summary })}`,
    annotations: texts.annotations(run),
    outputs: {
      outcome: predicate.outcome,
      "exit-code": `${code}`,
      "stopped-at": stoppedAt(run.record)?.id ?? "",
      "record-path": run.places.record,
      "record-digest": digest,
      findings: JSON.stringify(
        ranked.slice(0, mostFindings).map(({ isStopping: _ranked, ...finding }) => finding),
      ),
    },
  };
}

function headingOf(code: number): string {
  if (code === exitCodes.yes) return "YES";
  if (code === exitCodes.no) return "NO";
  return code === exitCodes.misuse
    ? "Nothing was run: inputs or configuration are wrong"
    : "UNDECIDED, so nothing is cleared";
}

function outcomeOfCode(code: number): Outcome {
  if (code === exitCodes.yes) return "cleared";
  return code === exitCodes.no ? "blocked" : "undecided";
}

type Fault = Extract<Ran["told"], { kind: "fault" }>["fault"];

function faultLine({ message, remedy }: Fault): string {
  return remedy === "" ? message : `${message} → ${remedy}`;
}

function faultMarkdown(fault: Fault): string {
  const detail = fault.detail === undefined ? "" : `\n\n${fenced(fault.detail)}`;
  return `${faultLine(fault).split("\n").map(markdownText).join("<br>\n")}${detail}\n`;
}

function documentMarkdown({ text, isMarkdown }: { text: string; isMarkdown: boolean }): string {
  const shown = text.length > mostDocument ? `${text.slice(0, mostDocument)}\n… cut off` : text;
  return isMarkdown && shown === text ? text : fenced(shown);
}

/** Text as it stands, in a fence that nothing in it can end. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}\n`;
}

function dataOf(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
