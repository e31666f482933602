import { isDeepStrictEqual } from "node:util";
import { type CheckWorld, check } from "../commands/check.ts";
import { GateFault } from "../gate/fault.ts";
import { gitLine } from "../git/git.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import type { Predicate, PromotionRecord } from "../record/promotion-record.ts";
import { bytesOf, readContent } from "../record/read-content.ts";
import { readShownRecord } from "../record/read-shown-record.ts";
import { readSignedStatement } from "../record/read-signed-statement.ts";
import { checkOutput, checkOutputOf } from "../report/check-output.ts";
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

/** Runs the checklist as `promote check --json` does, and reads the record that it left. */
export async function runCheck(
  { inputs, policy, event, purpose, isWithoutSecrets, assertSealable }: CheckRun,
  world: CheckWorld,
): Promise<Ran> {
  const printed: string[] = [];
  const { sign } = inputs;
  const request = {
    ...{ list: false, json: true, quiet: false, verbose: false },
    ...{ config: inputs.config, only: inputs.checks },
    // Without secrets the first check may be undecided, and what the others find is worth knowing.
    keepGoing: isWithoutSecrets,
    unsigned: isWithoutSecrets || sign === "none",
    ...(sign === "key" || sign === "keyless" ? { sign } : {}),
    ...policy,
    baseCommit: event.base,
    purpose,
  };
  const code = await check(request, {
    ...world,
    output: { ...world.output, document: (text) => void printed.push(text) },
    withoutInterruption: (work) =>
      world.withoutInterruption(async () => {
        await assertSealable();
        return work();
      }),
  });
  if (printed.length === 0) {
    throw new GateFault("run/interrupted", { signal: "the runner" });
  }
  return {
    code,
    told: await recordedRun(world.host, world.directory, printed.join("")),
  };
}

async function recordedRun(host: Host, directory: string, printed: string) {
  const document = checkOutput.parse(JSON.parse(printed));
  const { record: file, signed, logs, again, timings, policy } = document;
  const path = locate(directory, file);
  const shown = await readShownRecord(host, path, file);
  if ("code" in shown) throw new Error(`the record of this run cannot be read: ${shown.message}`);
  const record: PromotionRecord = JSON.parse(await statementIn(host, path, signed));
  const project = logs.startsWith("/") ? logs.slice(0, logs.lastIndexOf("/.promote/")) : directory;
  const folder = await gitLine(host, project, ["rev-parse", "--show-prefix"]);
  const followed = policy.ref === null ? {} : { policyRef: policy.ref };
  const places = { record: file, isSigned: signed, logs, again, ...followed };
  // A process that outlives the checks may write another record in the place of this run's.
  const read: unknown = JSON.parse(checkOutputOf(record, places, timings));
  if (!isDeepStrictEqual(read, JSON.parse(printed))) {
    throw new GateFault("action/record-replaced", { file });
  }
  return {
    kind: "run",
    run: {
      ...{ record, places, timings, folder: folder.replace(/\/$/, ""), rules: [] },
      terminal: { colors: false, columns: 100, quiet: false, verbose: false },
    },
    project,
    digest: `sha256:${shown.payloadSha256}`,
  } as const;
}

/** The bytes that were signed, as text. `readShownRecord` has found them whole. */
async function statementIn(host: Host, path: string, isSigned: boolean): Promise<string> {
  const read = isSigned
    ? await readSignedStatement(host, path)
    : { payload: bytesOf(await readContent(host, path)) };
  if ("code" in read || typeof read.payload === "string") {
    throw new Error("the record of this run changed while it was read");
  }
  return new TextDecoder().decode(read.payload);
}
