import type { RecordedRun } from "../commands/end-run.ts";
import { counted } from "../data/counted.ts";
import { isStopping } from "../gate/finding.ts";
import { exitCodes, type Outcome } from "../gate/result.ts";
import { commandData, githubCommands } from "../report/github-commands.ts";
import { fittingBlocks, markdownBudgets } from "../report/markdown-budget.ts";
import { markdownFence, markdownText } from "../report/markdown-text.ts";
import { type MarkdownRequest, runMarkdown } from "../report/run-markdown.ts";
import { clipped } from "../report/run-report.ts";
import { stoppedAt } from "../report/words.ts";
import type { ActionEvent } from "./event.ts";
import type { ForkLimits } from "./fork.ts";
import type { Inputs, Outputs } from "./interface.ts";
import type { FollowedPolicy } from "./policy.ts";
import { policyNote } from "./policy-note.ts";
import type { Ran } from "./ran.ts";

/** What a run came to, in the words of each place where it is told. */
export type Telling = {
  readonly comment: string;
  readonly summary: string;
  /** Workflow commands. */
  readonly annotations: string;
  readonly outputs: Omit<Outputs, "report-path">;
};

/** Of the room that GitHub has, what is left for the marker and the words around a report. */
const budgets = {
  comment: { ...markdownBudgets.comment, bytes: 60_000 },
  summary: { ...markdownBudgets.summary, bytes: 1_000_000 },
} as const;
const mostFindings = 200;
const longestSubject = 300;
const mostDocument = 50_000;
/** Of what ended a run, by the place where it is told. */
const mostFault = { lines: 25_000, line: 1_200, detail: 15_000, annotation: 2_000 } as const;

/** What stands above the words for a run. */
type Around = {
  readonly fork?: ForkLimits | undefined;
  readonly policy?: FollowedPolicy | undefined;
  readonly event?: Pick<ActionEvent, "pullRequest"> | undefined;
  /** What was to be run, where the inputs say it. */
  readonly command?: Inputs["command"] | undefined;
};

/** The words for a run; `fullReport` is the address of the workflow run. Neither what was caught nor a record holds secrets. */
export function tellingOf(
  { code, told }: Ran,
  around: Around,
  fullReport: string | undefined,
): Telling {
  const { fork, policy } = around;
  const forkNote = fork === undefined ? "" : `> ${markdownText(fork.sentence)}\n\n`;
  const note = `${forkNote}${policyNote(policy)}`;
  const said = fork === undefined ? "" : command("notice", fork.sentence);
  if (told.kind === "run") {
    const recorded = tellRecorded(told, code, { note, ...markdownOf(told, around, fullReport) });
    return { ...recorded, annotations: recorded.annotations + said };
  }
  const log = fullReport === undefined ? "the log" : `[the log](<${fullReport}>)`;
  const body = told.kind === "fault" ? faultMarkdown(told.fault, log) : documentMarkdown(told, log);
  const markdown = `${note}### ${headingOf(code, around.command)}\n\n${body}`;
  return {
    comment: markdown,
    summary: markdown,
    annotations:
      told.kind === "fault"
        ? command("error", clipped(faultLine(told.fault), mostFault.annotation)) + said
        : said,
    outputs: { ...nothing, outcome: outcomeOfCode(code), "exit-code": `${code}` },
  };
}

const nothing = {
  "stopped-at": "",
  "record-path": "",
  "record-digest": "",
  findings: "[]",
} as const;

type Recorded = Omit<MarkdownRequest, "budget"> & { readonly note: string };

/** What a report of the run cannot know of itself. */
function markdownOf(
  { run }: RecordedRun,
  { fork, event }: Around,
  fullReport: string | undefined,
): Omit<Recorded, "note"> {
  const { source, outcome } = run.record.predicate;
  const { head, baseRef } = event?.pullRequest ?? {};
  return {
    fullReport,
    ...(head === undefined || head === source.commit ? {} : { merge: { head, into: baseRef } }),
    ...(fork === undefined || outcome === "blocked" ? {} : { next: fork.next }),
  };
}

function tellRecorded(
  { run, digest }: RecordedRun,
  code: number,
  { note, fullReport, ...request }: Recorded,
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
      file: finding.place?.file.slice(0, longestSubject) ?? null,
      line: finding.place?.line ?? null,
      isStopping: isStopping(finding),
    })),
  );
  const ranked = [...findings].sort((a, b) => Number(b.isStopping) - Number(a.isStopping));
  return {
    comment: `${note}${runMarkdown(run, { ...request, budget: budgets.comment, fullReport })}`,
    summary: `${note}${runMarkdown(run, { ...request, budget: budgets.summary })}`,
    annotations: githubCommands(run),
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

function headingOf(code: number, command = "promote"): string {
  if (code === exitCodes.yes) return `✅ ${command}: yes`;
  if (code === exitCodes.no) return `⛔ ${command}: no`;
  return code === exitCodes.misuse
    ? "❔ Nothing was run: inputs or configuration are wrong"
    : "❔ UNDECIDED, so nothing is cleared";
}

function outcomeOfCode(code: number): Outcome {
  if (code === exitCodes.yes) return "cleared";
  return code === exitCodes.no ? "blocked" : "undecided";
}

type Fault = Extract<Ran["told"], { kind: "fault" }>["fault"];

function faultLine({ message, remedy }: Fault): string {
  return remedy === "" ? message : `${message} → ${remedy}`;
}

function faultMarkdown(fault: Fault, log: string): string {
  const lines = faultLine(fault).split("\n");
  const shown = fittingBlocks(
    lines.map((line) => [`${markdownText(clipped(line, mostFault.line))}<br>`]),
    mostFault.lines,
  );
  const left = lines.length - shown.length;
  const detail =
    fault.detail === undefined ? [] : [fenced(clipped(fault.detail, mostFault.detail))];
  return [
    shown.join("\n").replace(/<br>$/, ""),
    ...(left > 0 ? [`${counted(left, "more line")}: see ${log}.`] : []),
    ...detail,
    "",
  ].join("\n\n");
}

function documentMarkdown(
  { text, isMarkdown }: { text: string; isMarkdown: boolean },
  log: string,
): string {
  if (text.length > mostDocument) {
    return `${fenced(clipped(text, mostDocument))}\nIt is cut off here: see ${log}.\n`;
  }
  return isMarkdown ? text : fenced(text);
}

function fenced(text: string): string {
  return `${markdownFence(text.trimEnd(), "text")}\n`;
}

/** A workflow command about the run as a whole. */
function command(kind: "error" | "notice", text: string): string {
  return `::${kind} title=promote::${commandData(text)}\n`;
}
