import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import type { LedgerEntry } from "./entry.ts";
import { linesIn } from "./read-lines.ts";
import { LedgerWalk } from "./walk.ts";

/** Every entry of the ledger in this file. Throws "ledger/broken" at the first line that is not as it was written. */
export async function allEntries(
  host: Pick<Host, "journals">,
  path: string,
): Promise<readonly LedgerEntry[]> {
  const walk = new LedgerWalk();
  const entries: LedgerEntry[] = [];
  for await (const lines of linesIn(host.journals.read(path))) {
    for (const line of lines) {
      const entry = line.kind === "line" ? walk.line(line.text) : undefined;
      if (entry !== undefined) entries.push(entry);
    }
  }
  const [problem] = walk.problems.told;
  if (problem !== undefined) {
    throw new GateFault("ledger/broken", { path, problem: problem.message });
  }
  return entries;
}
