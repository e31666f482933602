import { isOff, settingsOf } from "../config/config.ts";
import type { EarlierRecord, Release } from "../gate/check.ts";
import type { Host } from "../host/host.ts";
import { readEarlierRecord } from "../record/read-earlier-record.ts";
import { type RecordSigner, trustAbout } from "../record/signers/record-signer.ts";

/**
 * The record that the number of tests is compared with, read before any command of the project runs. Undefined
 * when the configuration asks for no comparison, and without a key: then nothing can be verified.
 */
export async function earlierRecordOf(
  host: Pick<Host, "clock" | "files">,
  { candidate, config }: Release,
  signer: RecordSigner | undefined,
): Promise<EarlierRecord | undefined> {
  const settings = settingsOf(config, "tests-pass");
  const trust = signer && trustAbout(signer, host.clock.now());
  if (trust === undefined || isOff(settings)) return undefined;
  if (settings.steps.every(({ maxDropPercent }) => maxDropPercent === undefined)) return undefined;
  const { project, repositoryUri, from, to } = candidate;
  const place = { project, directory: config.record.directory };
  const wanted = { repositoryUri, from, to, passed: "tests-pass" };
  return readEarlierRecord(host, place, wanted, trust);
}
