import type { CheckWorld } from "../commands/check.ts";
import { loadConfig, Misuse } from "../commands/load-config.ts";
import { loadPolicy } from "../commands/load-policy.ts";
import { exitCodes } from "../gate/result.ts";
import { headOf } from "../git/resolve-candidate.ts";
import { listRecords } from "../record/list-records.ts";
import type { ActionEvent } from "./event.ts";
import type { Inputs } from "./interface.ts";
import type { Ran } from "./ran.ts";
import { type CheckRun, runCheck } from "./run-check.ts";

export type CommandRun = Omit<CheckRun, "inputs"> & {
  readonly inputs: Inputs;
  readonly event: ActionEvent;
};

/** Runs the command that the workflow asks for, over the functions that the command line calls. */
export async function runCommand(run: CommandRun, world: CheckWorld): Promise<Ran> {
  switch (run.inputs.command) {
    case "check":
      await assertEnvironmentFirst(run, world);
      return runCheck(run, world);
    case "verify":
      return verifyNewest(run, world);
    case "snapshot-verify": {
      const { snapshotVerify } = await import("../commands/snapshot-verify.ts");
      const request = { config: run.inputs.config, ...run.policy, database: true };
      return captured(world, false, (own) => snapshotVerify(request, own));
    }
    case "snapshot-review":
      return review(run, world);
  }
}

/** Before anything runs. Throws `Misuse` for a configuration that promotes to another environment, or is none. */
async function assertEnvironmentFirst(
  { inputs: { config: given, environment }, policy: { policyRef } }: CommandRun,
  { host, directory }: CheckWorld,
): Promise<void> {
  if (environment === undefined) return;
  const { config } =
    policyRef === undefined
      ? await loadConfig(host, directory, given)
      : await loadPolicy(host, directory, given, policyRef);
  const { to } = config.promotion;
  if (to === environment) return;
  throw new Misuse(
    `The input environment is "${environment}", and the configuration promotes to ${to}.`,
  );
}

async function review({ inputs, event, policy }: CommandRun, world: CheckWorld): Promise<Ran> {
  const base = event.base ?? policy.policyRef;
  if (base === undefined) {
    throw new Misuse(
      `snapshot-review compares with the commit that a change goes into, and a ${event.name} event has none; run it on pull_request or merge_group, or name a commit with config-ref.`,
    );
  }
  const { snapshotReview } = await import("../commands/snapshot-review.ts");
  const request = {
    base,
    format: "markdown",
    accept: [],
    config: inputs.config,
    ...policy,
  } as const;
  return captured(world, true, (own) => snapshotReview(request, own));
}

/**
 * Verifies the newest record of this commit for the environment: by configuration and trust file of the commit whose
 * policy counts, and never by what is in the working tree.
 */
async function verifyNewest(
  { inputs: { config: given, environment, trust }, policy }: CommandRun,
  world: CheckWorld,
): Promise<Ran> {
  const { host, directory } = world;
  if (environment === undefined) {
    throw new Misuse("verify needs the input environment: the one that is promoted to.");
  }
  const commit = await headOf(host, directory);
  const { policyRef = commit } = policy;
  const { config, project } = await loadPolicy(host, directory, given, policyRef);
  const listed = await listRecords(host, { project, directory: config.record.directory });
  const record = listed
    .flatMap((one) => (one.kind === "record" ? [one.record] : []))
    .find(
      ({ predicate }) =>
        predicate.source.commit === commit && predicate.environment.to === environment,
    );
  if (record === undefined) {
    const text = `There is no record of commit ${commit.slice(0, 12)} for ${environment} in ${config.record.directory}. Run the command check on it first, and hand its records on (\`actions/upload-artifact\`, \`actions/download-artifact\`).`;
    return { code: exitCodes.no, told: { kind: "document", text, isMarkdown: false } };
  }
  const { verify } = await import("../commands/verify.ts");
  const request = {
    ...{ commit, environment, policyRef, config: given, trust },
    ...{ json: false, record: `${project}/${record.file}` },
  };
  return captured(world, false, (own) => verify(request, own));
}

/** Runs a command whose document is for the reader, and shows it in the log as well. */
async function captured(
  world: CheckWorld,
  isMarkdown: boolean,
  command: (world: CheckWorld) => Promise<number>,
): Promise<Ran> {
  const printed: string[] = [];
  const document = (text: string) => {
    printed.push(text.endsWith("\n") ? text : `${text}\n`);
    world.output.document(text);
  };
  const code = await command({ ...world, output: { ...world.output, document } });
  return { code, told: { kind: "document", text: printed.join(""), isMarkdown } };
}
