import { counted } from "../data/counted.ts";
import { toTheSecond } from "../data/iso-time.ts";
import {
  type Execution,
  failedSteps,
  type ListedStep,
  type StartedExecution,
  stateOf,
  type ToldStep,
  untoldSteps,
} from "../runbooks/execution.ts";
import { labelled, printedJson, printedLines, section } from "./record-lines.ts";

/** Executions of a project's runbooks, and what is wrong with journals that cannot be read. */
export type RunbookList = {
  readonly executions: readonly Execution[];
  readonly unreadable: readonly string[];
};

/** The list for a person: two lines an execution. */
export function runbookListText({ executions, unreadable }: RunbookList): string {
  return printedLines([
    ...(executions.length === 0 ? ["No runbook was started here."] : []),
    ...executions.flatMap(listedLines),
    ...section(
      "Cannot be read",
      unreadable.map((message) => `  ${message}`),
    ),
  ]);
}

function listedLines(execution: Execution): readonly string[] {
  const { id, title, environment, by, at } = execution.started;
  const where = environment === null ? "" : `  ${environment}`;
  return [
    `${toTheSecond(at)}  ${stateOf(execution).padEnd(9)}  ${title}${where}  ${by}`,
    `  ${id}  ${tally(execution)}`,
  ];
}

function tally({ started, told }: Execution): string {
  const count = (result: ToldStep["result"]) =>
    started.steps.filter(({ step }) => told.findLast((one) => one.step === step)?.result === result)
      .length;
  const results = (["done", "failed", "skipped"] as const).map((one) => `${count(one)} ${one}`);
  return `${counted(started.steps.length, "step")}: ${results.join(", ")}`;
}

/** What was begun, and how to go on. */
export function startedText({ id, title, environment, by, steps }: StartedExecution): string {
  const where = environment === null ? "" : ` in ${environment}`;
  return printedLines([
    `${title}${where}, begun by ${by}`,
    `execution ${id}`,
    "",
    ...steps.map(stepLine),
    "",
    goOnText(id),
  ]);
}

/** How what becomes of the steps is told. */
export function goOnText(id: string): string {
  return `Tell each with \`promote runbook step ${id} NUMBER done|failed|skipped\`, the end with \`promote runbook finish ${id}\`.`;
}

/** What was told of a step, and which one comes next. */
export function stepText(
  execution: Execution,
  { step, title }: ListedStep,
  result: string,
): string {
  const { steps } = execution.started;
  const behind = steps.slice(steps.findIndex((one) => one.step === step) + 1);
  const untold = untoldSteps(execution);
  const next = untold.find((one) => behind.includes(one)) ?? untold[0];
  return printedLines([
    `Step ${step} ${result}: ${title}`,
    next === undefined
      ? `Something was told of every step; \`promote runbook finish ${execution.started.id}\` ends it.`
      : `Next: ${stepLine(next).trim()}`,
  ]);
}

/** How an execution ended, with the steps that are not done. */
export function endText(execution: Execution): string {
  const { id, title } = execution.started;
  const named = (words: string, steps: readonly ListedStep[]) =>
    steps.length === 0 ? [] : [`${words}: ${steps.map(({ step }) => step).join(", ")}`];
  return printedLines([
    `${title}: ${stateOf(execution)} (${tally(execution)})`,
    ...named("failed", failedSteps(execution)),
    ...named("nothing was told of", untoldSteps(execution)),
    `execution ${id}`,
  ]);
}

function stepLine({ step, title }: ListedStep): string {
  return `  ${step}. ${title}`;
}

/** One execution for a person: who, when, which step, what result. */
export function runbookText(execution: Execution): string {
  const { id, title, runbook, runbookSha256, repository, commit, environment, by, at, steps } =
    execution.started;
  return printedLines([
    `${title}: ${stateOf(execution)}`,
    "",
    labelled("execution", id),
    labelled("runbook", `${runbook} (sha256 ${runbookSha256})`),
    labelled("repository", `${repository} at ${commit}`),
    ...(environment === null ? [] : [labelled("environment", environment)]),
    labelled("started", `${at} by ${by}`),
    ...section("Told", execution.told.map(toldLine)),
    ...section("Steps", steps.map(stepLine)),
  ]);
}

function toldLine({ at, step, result, by, note }: ToldStep): string {
  const what = step === null ? result : `step ${step} ${result}`;
  return `  ${at}  ${what.padEnd(16)}  ${by}${note === null ? "" : `: ${note}`}`;
}

/** The list for a program: schema version 1. */
export function runbookListJson({ executions, unreadable }: RunbookList): string {
  return printedJson({
    version: 1,
    executions: executions.map((one) => {
      const { steps, ...started } = one.started;
      return { ...started, state: stateOf(one), steps: steps.length, told: one.told.length };
    }),
    unreadable,
  });
}

/** One execution for a program: schema version 1. */
export function runbookJson(execution: Execution): string {
  const { started, told } = execution;
  return printedJson({ version: 1, ...started, state: stateOf(execution), told });
}
