import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { bytesOf, readContent } from "../record/read-content.ts";
import { headBeside } from "./ledger-place.ts";

/**
 * The text of the head beside a ledger; undefined when there is none. Throws "ledger/head-unusable" for a link and
 * whatever else no head is: what it leads to could have no end.
 */
export async function readHeadText(
  host: Pick<Host, "files">,
  ledger: string,
): Promise<string | undefined> {
  const path = headBeside(ledger);
  const content = await readContent(host, path);
  if (content.kind === "missing") return undefined;
  const bytes = bytesOf(content);
  if (typeof bytes === "string") throw new GateFault("ledger/head-unusable", { path });
  return Buffer.from(bytes).toString("utf8");
}
