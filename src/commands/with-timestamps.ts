import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { hasTimestamp } from "../record/read-wrapper.ts";
import {
  type AuthorityText,
  openTimestampJudge,
} from "../record/timestamps/open-timestamp-judge.ts";
import type { Trust } from "../record/trust.ts";
import type { RecordFiles } from "../record/verify-record.ts";
import type { OpenedTrust, TrustRequest } from "./open-trust.ts";
import type { World } from "./world.ts";

/** The trust with a judge of timestamps, when an authority is trusted or one of the files carries a timestamp. */
export async function withTimestamps(
  { trust, authorities }: OpenedTrust,
  { record, cosignatures = [] }: RecordFiles,
  { tsaCertificate }: TrustRequest,
  { host, directory }: Pick<World, "host" | "directory">,
): Promise<Trust> {
  const given =
    tsaCertificate === undefined ? [] : [await readAuthority(host, directory, tsaCertificate)];
  const trusted = [...authorities, ...given];
  const contents = [record, ...cosignatures.map(({ content }) => content)];
  if (trusted.length === 0 && !contents.some(hasTimestamp)) return trust;
  return { ...trust, timestamps: await openTimestampJudge(trusted) };
}

async function readAuthority(
  { files }: Pick<Host, "files">,
  directory: string,
  file: string,
): Promise<AuthorityText> {
  const path = locate(directory, file);
  const text = await files.readText(path);
  if (text === undefined) throw new GateFault("signing/tsa-certificate-missing", { path });
  return { origin: path, text };
}
