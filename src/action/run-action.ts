import { randomUUID } from "node:crypto";
import { Misuse } from "../commands/load-config.ts";
import { redactedTexts } from "../commands/redacted-texts.ts";
import { tellRunnerFiles } from "../commands/runner-files.ts";
import { faultReportOf, GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import type { Environment } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { watchSignals } from "../interruption.ts";
import { keepOutOfGit } from "../record/promote-folder.ts";
import { runPage } from "../report/run-page.ts";
import { terminalReport } from "../report/terminal.ts";
import { type ActionEvent, purposeOf, readEvent } from "./event.ts";
import { fetchBase } from "./fetch-base.ts";
import { type ForkLimits, forkLimitsOf } from "./fork.ts";
import { type GithubPullRequest, openPullRequest } from "./github.ts";
import { assertVersion, guardHead } from "./guard-head.ts";
import { type Inputs, readInputs, variableOf } from "./interface.ts";
import { type FollowedPolicy, followPolicy } from "./policy.ts";
import { publishComment, wantsComment } from "./publish-comment.ts";
import type { Ran } from "./ran.ts";
import { runCommand } from "./run-command.ts";
import { openRunner, type Runner } from "./runner.ts";
import { type ActionSession, openActionSession } from "./session.ts";
import { markerOf } from "./sticky-comment.ts";
import { tellRun } from "./telling.ts";

/** What is known once inputs and event are read. */
type Opened = {
  readonly inputs: Inputs;
  readonly event: ActionEvent;
  readonly pullRequest: GithubPullRequest | undefined;
  readonly fork: ForkLimits | undefined;
};

/** A step of a workflow, from its beginning to its end. */
type Step = ActionSession & {
  readonly runner: Runner;
  opened?: Opened;
  followed?: FollowedPolicy;
};

/**
 * Runs the Action to its exit code, which is the gate's whatever becomes of comment and summary. `installation` is the
 * folder of the gate's own programs.
 */
export async function runAction(installation: string): Promise<number> {
  const { env, stdout } = process;
  // A runner that is gone reads nothing more: what the run came to stands all the same.
  stdout.on("error", () => {});
  const runner = openRunner(stdout, randomUUID);
  const interruption = watchSignals((signal) => session.node.interrupt(signal));
  const { withoutInterruption } = interruption;
  const directory = directoryOf(env);
  const needs = { variables: env, installation, directory, runner, withoutInterruption };
  const session = openActionSession(needs);
  const step: Step = { ...session, runner };
  let defect: Ran | undefined;
  const crashed = new Promise<Ran>((resolve) => {
    for (const event of ["uncaughtException", "unhandledRejection"] as const) {
      process.on(event, (thrown: unknown) => {
        if (defect !== undefined) return;
        const told = ranOf(thrown, session);
        defect = told;
        void session.node.interrupt("a defect of promote").finally(() => resolve(told));
      });
    }
  });
  const ended = run(step).catch((thrown: unknown) => defect ?? ranOf(thrown, session));
  const ran = await Promise.race([crashed, ended.then((one) => (defect ? crashed : one))]);
  await session.node.close();
  const code = interruption.ended()?.code ?? ran.code;
  await tell(step, { ...ran, code });
  runner.end();
  return code;
}

/** The gate itself. Leaves in `step` what is known on the way, so that whatever is thrown can be told. */
async function run(step: Step): Promise<Ran> {
  const { world } = step;
  const { host, directory } = world;
  const opened = await open(step);
  step.opened = opened;
  const { inputs, event, pullRequest, fork } = opened;
  const guard = await guardHead(host, directory, event, pullRequest);
  await assertVersion(host, directory, inputs.version ?? event.tag);
  if (event.base !== undefined) {
    const serverUrl = host.environment.read("GITHUB_SERVER_URL") ?? "https://github.com";
    await fetchBase(host, directory, event.base, { serverUrl, token: inputs["github-token"] });
  }
  const { policy, ...followed } = await followPolicy(host, directory, inputs, event);
  step.followed = followed;
  const ran = await runCommand(
    {
      inputs,
      event,
      policy,
      purpose: purposeOf(event),
      isWithoutSecrets: fork !== undefined,
      assertSealable: guard.assertSame,
    },
    world,
  );
  if (ran.told.kind === "run") {
    const { record, places, terminal } = ran.told.run;
    world.output.document(terminalReport(record, places, terminal));
  }
  return ran;
}

async function open({ world: { host } }: Step): Promise<Opened> {
  const { environment } = host;
  const token = environment.take(variableOf("github-token"));
  if (token !== undefined) host.secrets.protect(token);
  const inputs = readInputs({ ...process.env, [variableOf("github-token")]: token });
  const path = environment.read("GITHUB_EVENT_PATH");
  const payload = path === undefined ? undefined : await host.files.readText(path);
  const event = readEvent(
    { name: environment.read("GITHUB_EVENT_NAME"), sha: environment.read("GITHUB_SHA") },
    payload === undefined ? undefined : JSON.parse(payload),
  );
  return {
    inputs,
    event,
    fork: forkLimitsOf(event, hasSigningMeans(host.environment)),
    pullRequest: pullRequestOf(inputs, event, host),
  };
}

function hasSigningMeans(environment: Environment): boolean {
  const isSet = (value: string | undefined) => value !== undefined && value !== "";
  return (
    isSet(environment.take("PROMOTE_SIGNING_KEY")) ||
    isSet(environment.read("ACTIONS_ID_TOKEN_REQUEST_URL"))
  );
}

function pullRequestOf(
  { "github-token": token }: Inputs,
  { pullRequest }: ActionEvent,
  { environment, clock }: ActionSession["world"]["host"],
): GithubPullRequest | undefined {
  const repository = environment.read("GITHUB_REPOSITORY");
  if (pullRequest === undefined || repository === undefined || token === "") return undefined;
  const apiUrl = environment.read("GITHUB_API_URL") ?? "https://api.github.com";
  return openPullRequest({ token, apiUrl, repository }, pullRequest.number, clock);
}

/** Tells the run everywhere, the runner's files last: from then on nothing else writes them. */
async function tell(step: Step, ran: Ran): Promise<void> {
  const { runner, opened, world } = step;
  const { redact } = world.host.secrets;
  tellRunnerFiles(world);
  const told = tellRun(
    ran,
    { fork: opened?.fork, policy: step.followed },
    addressOf(world.host.environment),
  );
  const notes: string[] = [];
  const page = await writePage(step, ran).catch((thrown: unknown) => {
    notes.push(`The HTML page is not written: ${faultReportOf(thrown).message}`);
    return "";
  });
  const note = await comment(step, ran, redact(told.comment));
  if (note !== undefined) notes.push(note);
  for (const one of notes) world.output.message(one);
  const wantsAnnotations = opened?.inputs.annotations !== false && told.annotations !== "";
  if (wantsAnnotations) runner.command(redact(told.annotations));
  if (opened?.inputs.summary !== false) {
    const summary = redact([told.summary, ...notes].join("\n\n"));
    await runner
      .summary(summary)
      .catch(() => world.output.message("There is no job summary here."));
  }
  try {
    runner.outputs({ ...redactedTexts(told.outputs, world.host), "report-path": page });
  } catch {
    world.output.message("The outputs of the step could not be written.");
  }
}

async function writePage({ opened, world }: Step, { told }: Ran): Promise<string> {
  const file = opened?.inputs["report-html"];
  if (file === undefined || told.kind !== "run") return "";
  const { host, directory } = world;
  const path = locate(directory, file);
  if (path.startsWith(`${told.project}/`)) {
    await keepOutOfGit(host, told.project, path.slice(told.project.length + 1));
  }
  await host.files.writeAtomic(path, host.secrets.redact(runPage(told.run)));
  return file;
}

async function comment({ opened }: Step, { code }: Ran, body: string): Promise<string | undefined> {
  if (opened?.pullRequest === undefined) return undefined;
  const { inputs, event, pullRequest } = opened;
  if (!wantsComment(inputs, event)) return undefined;
  const { command, config = "", environment = "" } = inputs;
  const gate = [command, inputs["working-directory"], config, environment];
  const request = { marker: markerOf(gate), body, isGreen: code === exitCodes.yes };
  return publishComment(pullRequest, inputs, event, request);
}

/** The page of this workflow run. */
function addressOf({ read }: Environment): string | undefined {
  const [server, repository, id] = [
    read("GITHUB_SERVER_URL") ?? "",
    read("GITHUB_REPOSITORY") ?? "",
    read("GITHUB_RUN_ID") ?? "",
  ];
  const isPlain = /^https:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository);
  return isPlain && /^\d+$/.test(id) ? `${server}/${repository}/actions/runs/${id}` : undefined;
}

/** What was thrown, as something to tell. */
function ranOf(thrown: unknown, { world }: ActionSession): Ran {
  const { redact } = world.host.secrets;
  if (thrown instanceof Misuse) {
    const fault = { message: redact(thrown.message), remedy: "" };
    world.output.message(thrown.message);
    return { code: exitCodes.misuse, told: { kind: "fault", fault } };
  }
  const { message, remedy, detail } = faultReportOf(thrown);
  const fault = {
    message: redact(message),
    remedy: redact(remedy),
    ...(detail === undefined ? {} : { detail: redact(detail) }),
  };
  world.output.message(
    [message, ...(detail === undefined ? [] : [detail]), `→ ${remedy}`].join("\n"),
  );
  if (!(thrown instanceof GateFault) && thrown instanceof Error) {
    world.output.message(thrown.stack ?? "");
  }
  return { code: exitCodes.unknown, told: { kind: "fault", fault } };
}

/** Where the command runs: the input working-directory in the workspace. */
function directoryOf(variables: NodeJS.ProcessEnv): string {
  const workspace = (variables["GITHUB_WORKSPACE"] ?? process.cwd()).replaceAll("\\", "/");
  const given = (variables[variableOf("working-directory")] ?? "").trim();
  return given === "" || given === "." ? workspace : locate(workspace, given);
}
