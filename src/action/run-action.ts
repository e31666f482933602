import { randomUUID } from "node:crypto";
import { Misuse } from "../commands/load-config.ts";
import { tellRunnerFiles } from "../commands/runner-files.ts";
import { faultReportOf, GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import type { Environment } from "../host/host.ts";
import { watchSignals } from "../interruption.ts";
import { blankStartEnvironment } from "../node-host/blank-start-environment.ts";
import { type ActionEvent, purposeOf, readEvent } from "./event.ts";
import { fetchBase } from "./fetch-base.ts";
import { forkLimitsOf } from "./fork.ts";
import { type GithubPullRequest, openPullRequest } from "./github.ts";
import { assertVersion, guardHead } from "./guard-head.ts";
import { type Inputs, readInputs, variableOf } from "./interface.ts";
import { followPolicy } from "./policy.ts";
import type { Ran } from "./ran.ts";
import { runCommand } from "./run-command.ts";
import { openRunner } from "./runner.ts";
import { runnerFilesTold } from "./runner-files-told.ts";
import { type ActionSession, openActionSession } from "./session.ts";
import type { Opened, Step } from "./step.ts";
import { tellStep } from "./tell-step.ts";
import { assertRealDirectory, directoryOf } from "./working-directory.ts";

/**
 * Runs the Action to its exit code, which is the gate's whatever becomes of comment and summary. `installation` is the
 * folder of the gate's own programs.
 */
export async function runAction(installation: string): Promise<number> {
  blankStartEnvironment();
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
  const ended = gateStep(step).catch((thrown: unknown) => defect ?? ranOf(thrown, session));
  const ran = await Promise.race([crashed, ended.then((one) => (defect ? crashed : one))]);
  return endStep(step, ran, () => interruption.ended()?.code);
}

/** Ends what still runs and tells what the step came to, everywhere; its exit code. */
export async function endStep(
  step: Step,
  ran: Ran,
  interrupted: () => number | undefined = () => undefined,
): Promise<number> {
  await step.node.close();
  const held = runnerFilesTold(ran, tellRunnerFiles(step.world));
  const code = interrupted() ?? held.code;
  await tellStep(step, { ...held, code });
  step.runner.end();
  return code;
}

/** The gate itself. Leaves in `step` what is known on the way, so that whatever is thrown can be told. */
export async function gateStep(step: Step): Promise<Ran> {
  const { world } = step;
  const { host, directory } = world;
  const opened = await open(step);
  step.opened = opened;
  const { inputs, event, pullRequest, fork } = opened;
  if (fork !== undefined) world.output.message(fork.sentence);
  await assertRealDirectory(host, step.variables);
  const guard = await guardHead(host, directory, event, pullRequest);
  await assertVersion(host, directory, inputs.version ?? event.tag);
  if (event.base !== undefined) {
    const serverUrl = host.environment.read("GITHUB_SERVER_URL") ?? "https://github.com";
    await fetchBase(host, directory, event.base, { serverUrl, token: inputs["github-token"] });
  }
  const { policy, ...followed } = await followPolicy(host, directory, inputs, event);
  step.followed = followed;
  return runCommand(
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
}

async function open({ world: { host }, variables }: Step): Promise<Opened> {
  const { environment } = host;
  const token = environment.take(variableOf("github-token"));
  if (token !== undefined) host.secrets.protect(token);
  const inputs = readInputs({ ...variables, [variableOf("github-token")]: token });
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

/** What was thrown, as something to tell. */
export function ranOf(thrown: unknown, { world }: ActionSession): Ran {
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
