import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { distDigestOf, filesOfProgram } from "../../src/record/dist-digest.ts";
import { type BuiltDist, buildTwice } from "./build-twice.ts";
import { gitIn } from "./git.ts";
import { readState } from "./read-state.ts";
import { branchOf, movesBranch, refusalsOf } from "./refusals.ts";
import { writeRelease } from "./write-release.ts";

/*
 * Makes a release of the commit that is checked out, and pushes nothing:
 *   npm run release -- X.Y.Z [--dry-run]
 */

process.exitCode = release();

function release(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "dry-run": { type: "boolean", default: false } },
  });
  const [version] = positionals;
  if (version === undefined || positionals.length > 1) {
    console.error("One version is released: npm run release -- X.Y.Z [--dry-run]");
    return 64;
  }
  const root = gitIn(process.cwd())(["rev-parse", "--show-toplevel"]);
  const git = gitIn(root);
  const refusals = [...refusalsOf(readState(root, git, version))];
  for (const refusal of refusals) console.error(refusal);
  if (refusals.length > 0) return 1;
  const scratch = mkdtempSync(join(tmpdir(), "promote-release-"));
  try {
    const parent = git(["rev-parse", "HEAD"]);
    const dist = buildTwice(root, parent, scratch);
    const message = messageOf(version, parent, dist);
    console.log(`${message}\n`);
    if (values["dry-run"]) console.log("Nothing was written: --dry-run.");
    else tell(version, writeRelease(git, { version, parent, dist, message }, scratch));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function messageOf(version: string, parent: string, dist: BuiltDist): string {
  const digestOf = (program: keyof typeof filesOfProgram) =>
    distDigestOf(dist.files.filter(({ path }) => isOfProgram(path, program)));
  return [
    `v${version}`,
    "",
    `dist/ of ${parent}, built twice in different folders to the same bytes.`,
    "",
    `dist        ${dist.digest}`,
    `the Action  ${digestOf("action")}`,
    `promote     ${digestOf("cli")}`,
  ].join("\n");
}

function isOfProgram(path: string, program: keyof typeof filesOfProgram): boolean {
  const { started, parts } = filesOfProgram[program];
  return started.some((name) => name === path) || path.startsWith(`${parts}/`);
}

function tell(version: string, { commit, push }: ReturnType<typeof writeRelease>): void {
  const branch = movesBranch(version) ? `; branch ${branchOf(version)} leads to it` : "";
  console.log(`Tag v${version} is on commit ${commit}${branch}. Nothing was pushed; this does:`);
  console.log(`  ${push}`);
}
