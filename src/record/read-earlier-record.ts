import { stampOf } from "../data/iso-time.ts";
import type { EarlierRecord } from "../gate/check.ts";
import type { Host } from "../host/host.ts";
import { judgeProof } from "./proofs/judge-proof.ts";
import { readSignedStatement } from "./read-signed-statement.ts";
import { readStatement } from "./read-statement.ts";
import { isRecordFile, mainFileOf } from "./record-name.ts";
import type { ReadPredicate } from "./statement-schema.ts";
import type { Trust } from "./trust.ts";
import type { RecordPlace } from "./write-record.ts";

/** Which record is looked for. */
export type Wanted = {
  readonly repositoryUri: string;
  readonly from: string;
  readonly to: string;
  /** Id of the check that passed. */
  readonly passed: string;
};

/**
 * The newest record of the same promotion in which a check passed and whose signature is trusted.
 * What cannot be read or verified is passed over; so is a blocked run, whose smaller number of tests would
 * become what the next run is measured by.
 */
export async function readEarlierRecord(
  host: Pick<Host, "files">,
  { project, directory }: RecordPlace,
  wanted: Wanted,
  trust: Trust,
): Promise<EarlierRecord | undefined> {
  const names = await host.files.list(`${project}/${directory}`);
  let newest: EarlierRecord | undefined;
  for (const name of names.filter(isRecordFile).toReversed()) {
    const file = `${directory}/${mainFileOf(name)}`;
    if (newest !== undefined && secondOf(newest.file) !== secondOf(file)) break;
    const predicate = await readVerified(host, `${project}/${file}`, trust);
    if (predicate === undefined || !isWanted(predicate, wanted)) continue;
    const { finishedAt, evidence } = predicate;
    // A name of another time would make an old record the newest.
    if (secondOf(file) !== stampOf(finishedAt)) continue;
    if (newest === undefined || finishedAt > newest.finishedAt)
      newest = { file, finishedAt, evidence };
  }
  return newest;
}

async function readVerified(
  host: Pick<Host, "files">,
  path: string,
  trust: Trust,
): Promise<ReadPredicate | undefined> {
  const wrapper = await readSignedStatement(host, path);
  if ("code" in wrapper) return undefined;
  if (judgeProof(wrapper, trust).refusals.length > 0) return undefined;
  const statement = readStatement(wrapper.payload);
  return "code" in statement ? undefined : statement.predicate;
}

function isWanted(
  { repository, environment, purpose, checks }: ReadPredicate,
  wanted: Wanted,
): boolean {
  return (
    purpose === "release-gate" &&
    repository.uri === wanted.repositoryUri &&
    environment.from === wanted.from &&
    environment.to === wanted.to &&
    checks.some(({ id, status }) => id === wanted.passed && status === "passed")
  );
}

/** Names begin with the second in which the run ended, so their order is that of time but within a second. */
function secondOf(file: string): string {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return name.slice(0, "20261121T011500Z".length);
}
