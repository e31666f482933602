import { GateFault } from "../../gate/fault.ts";
import type { Host } from "../../host/host.ts";
import { locate } from "../../host/locate.ts";
import type { TimestampJudge } from "./timestamp-judge.ts";

/** The judge that trusts the authorities of a file: a PEM chain or a Sigstore trusted_root.json; none without a file. */
export async function openTimestampJudge(
  { files }: Pick<Host, "files">,
  directory: string,
  file: string | undefined,
): Promise<TimestampJudge> {
  const { judgeTimestamp } = await import("./judge-timestamp.ts");
  if (file === undefined) return (timestamp, signature) => judgeTimestamp(timestamp, signature, []);
  const path = locate(directory, file);
  const text = await files.readText(path);
  if (text === undefined) throw new GateFault("signing/tsa-certificate-missing", { path });
  const { readTimestampAuthorities } = await import("./timestamp-authorities.ts");
  const authorities = readTimestampAuthorities(text);
  if (typeof authorities === "string") {
    throw new GateFault("signing/tsa-certificate-unsuitable", { path, found: authorities });
  }
  return (timestamp, signature) => judgeTimestamp(timestamp, signature, authorities);
}
