import * as z from "zod";
import { GateFault } from "../../gate/fault.ts";
import { parseStrictJson } from "../../record/parse-strict-json.ts";
import { exportFormat, lineOfExport } from "../export-ledger.ts";
import { LedgerWalk } from "../walk.ts";
import { ask, type LedgerDatabase } from "./ledger-database.ts";
import { payloadOf } from "./payload-of.ts";
import { type Branch, EntrySender } from "./send-entries.ts";

const firstLine = z.strictObject({ format: z.literal(exportFormat.format) });
const entryLine = z.strictObject({
  entry: z.string(),
  files: z.array(z.strictObject({ path: z.string(), text: z.string() })),
});
const headLine = z.strictObject({ head: z.string() });

/** What an import came to. */
export type Imported = {
  readonly sent: number;
  readonly size: number;
  readonly branches: readonly Branch[];
};

/**
 * Sends an export to the database; what that has already is left as it is. Throws "ledger/export-malformed" at the
 * first line that is not byte for byte what the export writes: what came before it is in the database.
 */
export async function importExport(
  database: LedgerDatabase,
  path: string,
  lines: AsyncIterable<string>,
): Promise<Imported> {
  const sender = new EntrySender(database, undefined);
  const walk = new LedgerWalk();
  let number = 0;
  let head: string | undefined;
  for await (const text of lines) {
    number += 1;
    const malformed = (problem: string) =>
      new GateFault("ledger/export-malformed", { path, line: number, problem });
    const line = readLine(text, number);
    if (line === undefined || head !== undefined) throw malformed("it is no line of an export");
    if ("format" in line) continue;
    if ("head" in line) {
      head = line.head;
      continue;
    }
    const entry = walk.line(line.entry);
    const [problem] = walk.problems.told;
    if (entry === undefined || problem !== undefined) {
      throw malformed(problem?.message.replace(/\.$/, "") ?? "its entry is none");
    }
    const payload = payloadOf(entry.file, line.files);
    if (payload === undefined) throw malformed(`${entry.file} is not the record of its entry`);
    await sender.send({ entry, line: line.entry, files: line.files, payload });
  }
  if (number === 0)
    throw new GateFault("ledger/export-malformed", { path, line: 1, problem: "there is none" });
  if (head !== undefined && sender.ledger !== undefined) {
    await ask(database, "SELECT promote.append_head($1, $2)", [sender.ledger, head]);
  }
  return { sent: sender.sent, size: walk.size, branches: sender.branches };
}

type Line = z.output<typeof firstLine | typeof entryLine | typeof headLine>;

function readLine(text: string, number: number): Line | undefined {
  const parsed = parseStrictJson(Buffer.from(text, "utf8"), Buffer.byteLength(text));
  if (parsed.kind === "malformed") return undefined;
  const schema = number === 1 ? firstLine : z.union([entryLine, headLine]);
  const line = schema.safeParse(parsed.value);
  return line.success && lineOfExport(line.data) === `${text}\n` ? line.data : undefined;
}
