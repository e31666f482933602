import { isOff } from "../config/config.ts";
import type { Clock, Host } from "../host/host.ts";
import type { RegisteredCheck, Release } from "./check.ts";
import { faultReportOf, GateFault } from "./fault.ts";
import { type Finding, isStopping } from "./finding.ts";
import type { CheckResult } from "./result.ts";
import { type CommittedWaivers, openWaivers } from "./waivers.ts";

/** Which checks a run takes on, and whether it goes on after one that does not pass. */
export type Selection = {
  /** Ids of the checks to run; the others are `not-reached`. Undefined: all. */
  readonly only: ReadonlySet<string> | undefined;
  readonly keepGoing: boolean;
};

/** Who wants to know how the run goes: progress, never the verdict. */
export interface Observer {
  checkStarted(check: RegisteredCheck): void;
  checkEnded(check: RegisteredCheck, result: CheckResult): void;
}

/** How long something may take, and what is thrown when it takes longer. */
export type Limit = { readonly ms: number; readonly fault: GateFault };

/** Gives each check a host of its own, whose children and waits end when the check's limit passes. */
export interface Scopes {
  /** Runs `look` and returns what it returns; at the limit throws the limit's fault and ends its children. */
  within<T>(check: string, limit: Limit, look: (host: Host) => Promise<T>): Promise<T>;
}

export type PipelineWorld = {
  readonly scopes: Scopes;
  readonly clock: Clock;
  readonly observer: Observer;
};

/**
 * Runs the checks in order and stops at the first that does not pass. Returns one result for every
 * check, in the order given. A check that cannot decide is `undecided`, whatever is waived; what is thrown
 * is caught here.
 */
export async function runPipeline(
  checks: readonly RegisteredCheck[],
  release: Release,
  waivers: CommittedWaivers,
  selection: Selection,
  world: PipelineWorld,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const desk = openWaivers(waivers, checks, release.config);
  const start = world.clock.elapsed();
  let stopped = false;
  for (const check of checks) {
    const settings = release.config.checks[check.id];
    const isSelected = selection.only === undefined || selection.only.has(check.id);
    if (isOff(settings)) {
      results.push({ status: "not-configured", check: check.id, reason: settings.off });
    } else if (stopped || !isSelected) {
      results.push({ status: "not-reached", check: check.id });
    } else {
      const spent = world.clock.elapsed() - start;
      const limit = limitOf(check.id, settings.timeout, release.config.limits.run, spent);
      const isFirst = !results.some((earlier) => "findings" in earlier);
      const underWaivers = (findings: readonly Finding[]) => desk.judge(check, findings, isFirst);
      const result = await runCheck(check, release, underWaivers, limit, world);
      results.push(result);
      stopped = result.status !== "passed" && !selection.keepGoing;
    }
  }
  return results;
}

async function runCheck(
  check: RegisteredCheck,
  release: Release,
  underWaivers: (findings: readonly Finding[]) => readonly Finding[],
  limit: Limit,
  { scopes, clock, observer }: PipelineWorld,
): Promise<CheckResult> {
  observer.checkStarted(check);
  const startedAt = clock.now().toISOString();
  const start = clock.elapsed();
  const timed = () => ({
    check: check.id,
    startedAt,
    durationMs: Math.round(clock.elapsed() - start),
  });
  let result: CheckResult;
  try {
    const examination = await scopes.within(check.id, limit, (host) =>
      check.examine(host, release),
    );
    const findings = underWaivers(examination.findings);
    result = { ...timed(), status: statusOf(findings), ...examination, findings };
  } catch (thrown) {
    result = { ...timed(), status: "undecided", fault: faultReportOf(thrown) };
  }
  observer.checkEnded(check, result);
  return result;
}

function statusOf(findings: readonly Finding[]): "passed" | "blocked" {
  return findings.some(isStopping) ? "blocked" : "passed";
}

/** The check's own limit, or what is left of the run's when that is less. */
function limitOf(check: string, checkMs: number, runMs: number, spentMs: number): Limit {
  const left = Math.max(0, runMs - spentMs);
  return left < checkMs
    ? { ms: left, fault: new GateFault("run/time-limit", { limitMs: runMs }) }
    : { ms: checkMs, fault: new GateFault("run/check-time-limit", { check, limitMs: checkMs }) };
}
