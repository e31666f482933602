import { isOff, settingsOf } from "../config/config.ts";
import type { EarlierRecord, Release } from "../gate/check.ts";
import type { Host } from "../host/host.ts";
import { readEarlierRecord } from "../record/read-earlier-record.ts";
import type { Signer } from "../record/signers/signer.ts";
import { trustIn } from "../record/trust.ts";

/**
 * The record that the number of tests is compared with, read before any command of the project runs. Undefined
 * when the configuration asks for no comparison, and without a key: then nothing can be verified.
 */
export async function earlierRecordOf(
  host: Pick<Host, "clock" | "files">,
  { candidate, config }: Release,
  signer: Signer | undefined,
): Promise<EarlierRecord | undefined> {
  const settings = settingsOf(config, "tests-pass");
  if (signer === undefined || isOff(settings)) return undefined;
  if (settings.steps.every(({ maxDropPercent }) => maxDropPercent === undefined)) return undefined;
  const { project, repositoryUri, from, to } = candidate;
  const place = { project, directory: config.record.directory };
  const wanted = { repositoryUri, from, to, passed: "tests-pass" };
  return readEarlierRecord(
    host,
    place,
    wanted,
    trustIn(signer.publicKey, "the signing key", host.clock.now()),
  );
}
