import { createHash, randomUUID } from "node:crypto";
import { posix } from "node:path";
import { nearestName } from "../config/nearest-name.ts";
import type { Release } from "../gate/check.ts";
import { readBlob } from "../git/read-blob.ts";
import { repositoryPathOf } from "../git/repository-path.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { bytesOf, readContent } from "../record/read-content.ts";
import type { StartedExecution } from "../runbooks/execution.ts";
import { type RunbookStep, readRunbook } from "../runbooks/read-runbook.ts";
import { beginExecution } from "../runbooks/runbook-journals.ts";
import { Misuse } from "./load-config.ts";
import { openRunbookRelease, tellerOf, writtenLine } from "./open-runbooks.ts";
import type { World } from "./world.ts";

export type StartRequest = {
  /** The runbook, relative to where the command was called. */
  readonly file: string;
  readonly by?: string | undefined;
  /** Where it is gone through. */
  readonly environment?: string | undefined;
  readonly config?: string | undefined;
};

/** An execution that began, and the steps to go through. */
export type StartedRunbook = {
  readonly project: string;
  readonly started: StartedExecution;
  readonly steps: readonly RunbookStep[];
};

/** Begins the execution of a runbook. Throws `Misuse` when it cannot be gone through. */
export async function startRunbook(request: StartRequest, world: World): Promise<StartedRunbook> {
  const { host, output } = world;
  const release = await openRunbookRelease(world, request.config);
  const environment = environmentOf(request.environment, release);
  const { candidate } = release;
  const { project } = candidate;
  const path = pathOf(request, world.directory, release);
  const bytes = await bytesOfRunbook(host, request, world.directory);
  const text = Buffer.from(bytes).toString("utf8");
  const runbook = readRunbook(text);
  if (typeof runbook === "string") throw new Misuse(`${request.file} ${runbook}.`);
  const line = (words: string) => writtenLine(host, words);
  const started: StartedExecution = {
    id: randomUUID(),
    repository: line(candidate.repositoryUri),
    environment,
    commit: candidate.commit,
    runbook: line(path),
    runbookSha256: createHash("sha256").update(bytes).digest("hex"),
    title: line(runbook.title) || line(path),
    by: await tellerOf(host, project, request.by),
    at: host.clock.now().toISOString(),
    steps: runbook.steps.map(({ step, title }) => ({ step, title: line(title) })),
  };
  await beginExecution(host, project, started);
  if (runbook.isRenumbered) {
    output.message(`Numbers repeat in ${path}, so its steps are numbered through.`);
  }
  if ((await readBlob(host, candidate.repository, candidate.commit, path))?.text !== text) {
    output.message(`${path} is not as the commit ${candidate.commit.slice(0, 12)} has it.`);
  }
  return { project, started, steps: runbook.steps };
}

async function bytesOfRunbook(
  host: Pick<Host, "files">,
  { file }: StartRequest,
  directory: string,
): Promise<Uint8Array> {
  const bytes = bytesOf(await readContent(host, locate(directory, file)));
  if (typeof bytes === "string") throw new Misuse(`The runbook ${file} ${bytes}.`);
  return bytes;
}

/** From the top of the repository. */
function pathOf({ file }: StartRequest, directory: string, { candidate }: Release): string {
  const path = posix.relative(candidate.project, locate(directory, file));
  const inRepository = repositoryPathOf(candidate, path);
  if (inRepository !== ".." && !inRepository.startsWith("../")) return inRepository;
  throw new Misuse(`The runbook ${file} is outside the repository ${candidate.repository}.`);
}

function environmentOf(given: string | undefined, { config }: Release): string | null {
  if (given === undefined) return null;
  const names = Object.keys(config.environments);
  if (names.includes(given)) return given;
  const nearest = nearestName(given, names);
  const hint = nearest === undefined ? `there are ${names.join(", ")}` : `did you mean ${nearest}?`;
  throw new Misuse(`--environment is "${given}", which promote.yaml does not have; ${hint}`);
}
