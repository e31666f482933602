import { type CheckWorld, runChecklist } from "../commands/check.ts";
import type { RecordedRun } from "../commands/end-run.ts";
import { GateFault } from "../gate/fault.ts";
import { locate } from "../host/locate.ts";
import type { Predicate } from "../record/promotion-record.ts";
import { readShownRecord } from "../record/read-shown-record.ts";
import type { ActionEvent } from "./event.ts";
import type { Inputs } from "./interface.ts";
import type { PolicyRequest } from "./policy.ts";
import type { Ran } from "./ran.ts";

export type CheckRun = {
  readonly inputs: Pick<Inputs, "config" | "checks" | "sign">;
  readonly policy: PolicyRequest;
  readonly event: Pick<ActionEvent, "base">;
  /** A change that is not merged yet authorises no promotion, whatever its run comes to. */
  readonly purpose: Predicate["purpose"];
  /** Whether the run has nothing to sign with, and nothing that a secret would open. */
  readonly isWithoutSecrets: boolean;
  /** Throws what forbids to sign, when the checks have run. */
  readonly assertSealable: () => Promise<void>;
};

const withoutSecrets = "a pull request from a fork: no secrets";

/** Runs the checklist as `promote check` does. Throws when the record that it left is not the one on disk. */
export async function runCheck(
  { inputs, policy, event, purpose, isWithoutSecrets, assertSealable }: CheckRun,
  world: CheckWorld,
): Promise<Ran> {
  const { sign } = inputs;
  const request = {
    ...{ list: false, json: false, quiet: false, verbose: false },
    ...{ config: inputs.config, only: inputs.checks },
    // Without secrets the first check may be undecided, and what the others find is worth knowing.
    keepGoing: isWithoutSecrets,
    unsigned: isWithoutSecrets || sign === "none",
    askedBy: {
      only: "input checks",
      keepGoing: withoutSecrets,
      unsigned: isWithoutSecrets ? withoutSecrets : "input sign: none",
    },
    ...(sign === "key" || sign === "keyless" ? { sign } : {}),
    ...policy,
    baseCommit: event.base,
    purpose,
  };
  const { code, recorded } = await runChecklist(request, {
    ...world,
    withoutInterruption: (work) =>
      world.withoutInterruption(async () => {
        await assertSealable();
        return work();
      }),
  });
  if (recorded === undefined) throw new GateFault("run/interrupted", { signal: "the runner" });
  await assertStands(world, recorded);
  return { code, told: { kind: "run", ...recorded } };
}

/** A process that outlives the checks may write another record in the place of this run's. */
async function assertStands({ host, directory }: CheckWorld, { run, digest }: RecordedRun) {
  const file = run.places.record;
  const shown = await readShownRecord(host, locate(directory, file), file);
  if ("code" in shown) throw new Error(`the record of this run cannot be read: ${shown.message}`);
  if (`sha256:${shown.payloadSha256}` !== digest) {
    throw new GateFault("action/record-replaced", { file });
  }
}
