import { parseJson } from "../data/json.ts";
import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { keepOutOfGit, promoteFolder } from "../record/promote-folder.ts";
import {
  type Execution,
  type StartedExecution,
  startedExecution,
  type ToldStep,
  toldStep,
} from "./execution.ts";

/** Where the journals lie, below the project folder. */
export const runbooksDirectory = `${promoteFolder}/runbooks`;

type JournalHost = Pick<Host, "clock" | "files" | "journals">;

/** What a journal says; `tornBytes` stand behind its last whole line. */
type ReadJournal = { readonly execution: Execution; readonly tornBytes: number };

const lockLimitMs = 10_000;
const maxJournalBytes = 16 * 1024 * 1024;

/** The ids of the executions that a project has journals of. */
export async function executionIds(
  { files }: Pick<Host, "files">,
  project: string,
): Promise<readonly string[]> {
  const names = await files.list(`${project}/${runbooksDirectory}`);
  return names.flatMap(
    (name) => /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.jsonl$/.exec(name)?.[1] ?? [],
  );
}

/** Reads one execution. Throws "runbook/journal-broken" where a line is not as it was written. */
export async function readExecution(
  host: Pick<Host, "journals">,
  project: string,
  id: string,
): Promise<Execution> {
  return (await readJournal(host, project, id)).execution;
}

/** Begins the journal of an execution. */
export async function beginExecution(
  host: JournalHost,
  project: string,
  started: StartedExecution,
): Promise<void> {
  const file = fileOf(started.id);
  await keepOutOfGit(host, project, file);
  await host.journals.append(`${project}/${file}`, lineOf(started));
}

/** Tells what is next of an execution, which nobody else does meanwhile: `next` sees all that was told before. */
export async function tellNext(
  host: JournalHost,
  project: string,
  id: string,
  next: (execution: Execution) => ToldStep,
): Promise<Execution> {
  const file = fileOf(id);
  await keepOutOfGit(host, project, file);
  return underLock(host, `${project}/${runbooksDirectory}/${id}.lock`, async () => {
    const { execution, tornBytes } = await readJournal(host, project, id);
    const told = next(execution);
    if (tornBytes > 0) await setTornAside(host, `${project}/${file}`, tornBytes);
    await host.journals.append(`${project}/${file}`, lineOf(told));
    return { ...execution, told: [...execution.told, told] };
  });
}

async function underLock<T>(
  { journals }: JournalHost,
  path: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await journals.withLock(path, { limitMs: lockLimitMs, onWait: () => {} }, work);
  } catch (thrown) {
    if (!(thrown instanceof GateFault) || thrown.code !== "ledger/locked") throw thrown;
    throw new GateFault("runbook/locked", { path, limitMs: lockLimitMs }, { cause: thrown });
  }
}

/** Keeps what a killed command left of a line, beside the journal. */
async function setTornAside(
  { clock, files, journals }: JournalHost,
  path: string,
  tornBytes: number,
): Promise<void> {
  const bytes = (await files.status(path))?.bytes ?? 0;
  const stamp = clock.now().toISOString().replaceAll(/[-:]/g, "");
  await journals.setAside(path, bytes - tornBytes, path.replace(/jsonl$/, `torn-${stamp}`));
}

async function readJournal(
  { journals }: Pick<Host, "journals">,
  project: string,
  id: string,
): Promise<ReadJournal> {
  const path = `${project}/${fileOf(id)}`;
  const bytes = await readBytes(journals, path);
  const end = bytes.lastIndexOf("\n") + 1;
  const [first, ...others] = bytes.subarray(0, end).toString("utf8").split("\n").slice(0, -1);
  const started = startedExecution.safeParse(parseJson(first ?? ""));
  if (!started.success || started.data.id !== id) throw brokenAt(path, 1);
  const told: ToldStep[] = [];
  for (const line of others) {
    const { success, data } = toldStep.safeParse(parseJson(line));
    const fits = success && data.execution === id && data.position === told.length + 1;
    if (!fits || told.at(-1)?.step === null) throw brokenAt(path, told.length + 2);
    told.push(data);
  }
  if (bytes.length === maxJournalBytes) throw brokenAt(path, told.length + 2);
  return { execution: { started: started.data, told }, tornBytes: bytes.length - end };
}

async function readBytes(journals: Host["journals"], path: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of journals.read(path, { to: maxJournalBytes })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function brokenAt(path: string, line: number): GateFault {
  return new GateFault("runbook/journal-broken", { path, line });
}

function fileOf(id: string): string {
  return `${runbooksDirectory}/${id}.jsonl`;
}

function lineOf(line: StartedExecution | ToldStep): string {
  return `${JSON.stringify(line)}\n`;
}
