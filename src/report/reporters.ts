import { checkOutputOf } from "./check-output.ts";
import { githubCommands } from "./github-commands.ts";
import { markdownBudgets } from "./markdown-budget.ts";
import { runJunit } from "./run-junit.ts";
import { runMarkdown } from "./run-markdown.ts";
import { runPage } from "./run-page.ts";
import type { RunReport } from "./run-report.ts";
import { runSarif } from "./run-sarif.ts";
import { terminalReport } from "./terminal.ts";

export const reporterNames = [
  "tty",
  "json",
  "sarif",
  "junit",
  "markdown",
  "html",
  "github",
] as const;

export type ReporterName = (typeof reporterNames)[number];

/** Every way to tell a run: pure, of the record that was signed. */
export const reporters: { readonly [Name in ReporterName]: (run: RunReport) => string } = {
  tty: ({ record, places, terminal }) => terminalReport(record, places, terminal),
  json: ({ record, places, timings }) => checkOutputOf(record, places, timings),
  sarif: runSarif,
  junit: runJunit,
  markdown: (run) => runMarkdown(run, { budget: markdownBudgets.comment }),
  html: runPage,
  github: githubCommands,
};
