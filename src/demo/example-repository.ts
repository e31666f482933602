import { git } from "../git/git.ts";
import type { Host } from "../host/host.ts";
import type { FaultName } from "./faults.ts";

type Tools = Pick<Host, "files" | "processes">;

/** The example service's files, its previous release as an overlay, and one patch a fault. */
export type Examples = {
  readonly service: string;
  readonly previous: string;
  readonly faults: string;
};

/** The examples as they stand beside the gate's own programs. */
export function examplesOf(installation: string): Examples {
  const examples = `${installation}/../examples`;
  return {
    service: `${examples}/contest-api`,
    previous: `${examples}/previous-release`,
    faults: `${examples}/faults`,
  };
}

/** Folders of a working copy of the example that are not its source. */
const generated = new Set(["node_modules", "reports", ".promote"]);

/** Which release a fault is put into; those not named change no file of the repository. */
const patched: ReadonlyMap<FaultName, "previous" | "next"> = new Map([
  ["rollback", "previous"],
  ["openapi", "next"],
  ["breaking", "next"],
  ["ingestion", "next"],
  ["tests", "next"],
]);

/**
 * Makes a git repository of the example in `target`: release v1.4.0 on `main`, tagged, and release 1.5.0 on
 * the branch `staging`, with the fault in the release it belongs to.
 */
export async function makeExampleRepository(
  host: Tools,
  target: string,
  examples: Examples,
  fault: FaultName | undefined,
): Promise<void> {
  const run = (...args: string[]) => git(host, target, [...identity, ...args]);
  const commit = async (message: string) => {
    await run("add", "--all");
    await run("commit", "--quiet", `--message=${message}`);
  };
  const patch = async (release: "previous" | "next") => {
    if (fault === undefined || patched.get(fault) !== release) return;
    await run("apply", `${examples.faults}/${fault}.patch`);
  };

  await copyService(host, examples.service, target);
  await git(host, target, ["init", "--quiet", "--initial-branch=main"]);
  await overlay(host, examples.previous, target);
  await patch("previous");
  await commit("release: 1.4.0");
  await run("tag", "--annotate", "--message=1.4.0", "v1.4.0");
  await run("switch", "--quiet", "--create", "staging");
  await copyService(host, examples.service, target);
  await patch("next");
  await commit("release: 1.5.0");
}

const identity = [
  "-c",
  "user.name=promote demo",
  "-c",
  "user.email=demo@promote.invalid",
  "-c",
  "commit.gpgSign=false",
  "-c",
  "tag.gpgSign=false",
  "-c",
  "core.autocrlf=false",
];

async function copyService({ files }: Tools, service: string, target: string): Promise<void> {
  for (const name of await files.list(service)) {
    if (!generated.has(name)) await files.copyTree(`${service}/${name}`, `${target}/${name}`);
  }
  await files.writeAtomic(`${target}/.gitignore`, ignored);
}

/** Written, not copied: npm leaves files of this name out of a package. */
const ignored = "node_modules\nreports/\n.promote/\n.env*\n";

async function overlay({ files }: Tools, previous: string, target: string): Promise<void> {
  for (const path of ((await files.readText(`${previous}/removed.txt`)) ?? "").split("\n")) {
    if (path !== "") await files.remove(`${target}/${path}`);
  }
  for (const name of await files.list(previous)) {
    if (name !== "removed.txt") await files.copyTree(`${previous}/${name}`, `${target}/${name}`);
  }
}
