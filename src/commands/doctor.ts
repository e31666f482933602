import { diagnoseWorkflows, type NamedDiagnosed } from "../doctor/diagnose-workflows.ts";
import { diagnoses } from "../doctor/diagnoses/index.ts";
import type { Diagnosed, Situation } from "../doctor/diagnosis.ts";
import { faultReportOf, GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { git } from "../git/git.ts";
import type { Host } from "../host/host.ts";
import type { DoctorOutput } from "../report/doctor-output.ts";
import { doctorText } from "../report/doctor-text.ts";
import { loadConfig, Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

export type DoctorRequest = {
  readonly config?: string | undefined;
  /** Looks over the GitHub workflows, too. */
  readonly github: boolean;
  readonly json: boolean;
};

/**
 * Looks at tools, repository, configuration, database and key, and with `github` at the workflows. Exit code 0 when
 * nothing fails, 1 when something must be fixed, 2 when something could not be looked at.
 */
export async function doctor(request: DoctorRequest, world: World): Promise<number> {
  const { host, output, directory, terminal } = world;
  const situation = await situationOf(host, directory, request.config);
  const said: NamedDiagnosed[] = [];
  for (const { id, diagnose } of diagnoses) {
    const found = await orUnknown(() => diagnose(host, situation));
    said.push(...found.map((one) => ({ ...one, id })));
  }
  if (request.github) {
    const found = await orUnknown(() => diagnoseWorkflows(host, situation));
    said.push(...found.map((one) => ({ id: "workflow", ...one })));
  }
  const report = reportOf(said, host.secrets.redact);
  output.document(
    request.json
      ? `${JSON.stringify(report, null, 2)}\n`
      : doctorText(report, terminal?.colors ?? false, terminal?.width),
  );
  return { ok: exitCodes.yes, fail: exitCodes.no, unknown: exitCodes.unknown }[report.verdict];
}

async function situationOf(
  host: Host,
  directory: string,
  given: string | undefined,
): Promise<Situation> {
  return {
    directory,
    repository: await repositoryAround(host, directory),
    config: await configIn(host, directory, given),
  };
}

/** Undefined outside of a repository, and where there is no git. */
async function repositoryAround(host: Host, directory: string): Promise<string | undefined> {
  try {
    const { code, stdout } = await git(host, directory, ["rev-parse", "--show-toplevel"], {
      accept: [128],
    });
    return code === 0 ? stdout.trimEnd() : undefined;
  } catch (thrown) {
    if (thrown instanceof GateFault && thrown.code === "process/not-found") return undefined;
    throw thrown;
  }
}

async function configIn(
  host: Host,
  directory: string,
  given: string | undefined,
): Promise<Situation["config"]> {
  try {
    return { kind: "holds", ...(await loadConfig(host, directory, given)) };
  } catch (thrown) {
    if (!(thrown instanceof Misuse)) throw thrown;
    return { kind: "wrong", problems: thrown.message.split("\n") };
  }
}

/** What a fault kept from being looked at is said, and the rest goes on. */
async function orUnknown<Said extends Diagnosed>(
  look: () => Promise<readonly Said[]>,
): Promise<readonly (Said | Diagnosed)[]> {
  try {
    return await look();
  } catch (thrown) {
    const { message, remedy } = faultReportOf(thrown);
    return [{ level: "unknown", what: message, why: "It could not be looked at.", fix: remedy }];
  }
}

function reportOf(said: readonly NamedDiagnosed[], redact: (text: string) => string): DoctorOutput {
  const has = (level: Diagnosed["level"]) => said.some((one) => one.level === level);
  const diagnosed = said.map(({ id, level, what, where, why, fix }) => ({
    ...{ id, level, what: redact(what) },
    ...(where === undefined ? {} : where),
    ...(why === undefined ? {} : { why: redact(why) }),
    ...(fix === undefined ? {} : { fix: redact(fix) }),
  }));
  const verdict = has("fail") ? "fail" : has("unknown") ? "unknown" : "ok";
  return { schemaVersion: 1, verdict, diagnoses: diagnosed };
}
