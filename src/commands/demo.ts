import type { FaultName } from "../demo/faults.ts";
import { withExample } from "../demo/with-example.ts";
import { exitCodes } from "../gate/result.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { durationOf } from "../report/words.ts";
import { type CheckWorld, check } from "./check.ts";
import { confirm } from "./confirm.ts";
import { Misuse } from "./load-config.ts";
import { openRelease } from "./open-release.ts";
import { verify } from "./verify.ts";

export type DemoRequest = {
  readonly break?: FaultName | undefined;
  /** Folder where everything is left; relative to the directory of the call. */
  readonly keep?: string | undefined;
};

export type DemoWorld = CheckWorld & {
  /** The same session with more variables in its environment and another directory. */
  elsewhere(directory: string, variables: Readonly<Record<string, string>>): CheckWorld;
};

/**
 * Runs the real gate on the example service: a git repository, a PostgreSQL server, a running staging
 * service, then `promote confirm`, `promote check` and `promote verify`. Returns the exit code of the last.
 */
export async function demo(request: DemoRequest, world: DemoWorld): Promise<number> {
  const place = await placeFor(request, world);
  const say = narrator(world);
  const code = await withExample(
    world.host,
    place,
    request.break,
    say,
    ({ repository, variables }) => clearRelease(world.elsewhere(repository, variables), say),
  );
  say(request.break === undefined ? nextOfCleared : nextOfBroken);
  if (request.keep !== undefined) say(`Repository, logs, records and keys are left in ${place}.`);
  return code;
}

const nextOfCleared =
  "\nNext: `promote demo --break schema` puts a fault in; `promote init` in your own repository.";
const nextOfBroken =
  "\nNext: `promote explain RULE` tells more about a rule; `promote init` in your own repository.";

/** What a release manager types, one command after the other. */
async function clearRelease(world: CheckWorld, say: (text: string) => void): Promise<number> {
  const { host, directory, output } = world;
  const { release } = await openRelease(host, directory, {});
  const { commit, to } = release.candidate;
  const evidence = "https://example.com/on-call/2026-w47";
  say(`\n$ promote confirm on-call --by release-manager --evidence ${evidence}`);
  const aside = { document: output.message, message: output.message };
  await confirm(
    { item: "on-call", by: "release-manager", evidence },
    { host, release, output: aside },
  );
  say("\n$ promote check");
  const code = await check(plainCheck, world);
  if (code !== exitCodes.yes) return code;
  const folder = release.config.record.directory;
  const record = `${folder}/${await newestRecord(host, `${directory}/${folder}`)}`;
  say(`\n$ promote verify ${record} \\\n    --commit ${commit} --environment ${to}`);
  return verify({ record, commit, environment: to, json: false }, world);
}

const plainCheck = {
  list: false,
  keepGoing: false,
  unsigned: false,
  json: false,
  quiet: false,
  verbose: false,
};

async function newestRecord({ files }: Pick<Host, "files">, directory: string): Promise<string> {
  return (
    (await files.list(directory)).filter((name) => name.endsWith(".sigstore.json")).at(-1) ?? ""
  );
}

async function placeFor({ keep }: DemoRequest, { host, directory }: DemoWorld): Promise<string> {
  if (keep === undefined) return host.files.makeTemporaryDirectory("demo");
  const place = locate(directory, keep);
  if ((await host.files.list(place)).length > 0) {
    throw new Misuse(`${place} is not empty. Name a new folder with --keep.`);
  }
  return place;
}

/** Tells each step that is done with the time since the last. */
function narrator({ host, output }: DemoWorld): (text: string) => void {
  let last = host.clock.elapsed();
  return (text) => {
    const now = host.clock.elapsed();
    const isDone = !text.startsWith("\n") && !text.endsWith("…");
    const time = isDone && now - last >= 100 ? `  (${durationOf(Math.round(now - last))})` : "";
    last = now;
    output.message(`${text}${time}`);
  };
}
