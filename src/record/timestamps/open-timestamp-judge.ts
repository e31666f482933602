import { GateFault } from "../../gate/fault.ts";
import type { TimestampJudge } from "./timestamp-judge.ts";

/** Authorities that are trusted: a PEM chain or a Sigstore trusted_root.json, and where it is from. */
export type AuthorityText = { readonly origin: string; readonly text: string };

/** The judge that trusts these authorities; without any it still tells what is no timestamp of the signature. */
export async function openTimestampJudge(texts: readonly AuthorityText[]): Promise<TimestampJudge> {
  const [{ judgeTimestamp }, { readTimestampAuthorities }] = await Promise.all([
    import("./judge-timestamp.ts"),
    import("./timestamp-authorities.ts"),
  ]);
  const authorities = texts.flatMap(({ origin, text }) => {
    const read = readTimestampAuthorities(text);
    if (typeof read !== "string") return read;
    throw new GateFault("signing/tsa-certificate-unsuitable", { path: origin, found: read });
  });
  return (timestamp, signature) => judgeTimestamp(timestamp, signature, authorities);
}
