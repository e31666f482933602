import { schemaSnapshot } from "../checks/schema-snapshot/check.ts";
import { registerCheck } from "../gate/check.ts";
import { GateFault } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import { readBlob } from "../git/read-blob.ts";
import { hasConflictMarkers } from "../postgres/merge-conflict.ts";
import { readSchema, schemaDigestOf } from "../postgres/read-schema.ts";
import { readSnapshotHeader, statedDigestOf } from "../postgres/snapshot-header.ts";
import { compareDigest } from "../postgres/stated-digest.ts";
import { takeCommand } from "../postgres/take-command.ts";
import { type OpenedSnapshot, openSnapshot } from "./open-snapshot.ts";
import type { World } from "./world.ts";

export type SnapshotVerifyRequest = {
  readonly config?: string | undefined;
  /** The branch, tag or commit whose configuration is followed in place of HEAD's. */
  readonly policyRef?: string | undefined;
  /** False leaves out the comparison with the staging database. */
  readonly database: boolean;
};

type Problem = { readonly message: string; readonly remedy: string };

/** Tells whether the snapshot may close an iteration; every problem with what to do. Returns the exit code. */
export async function snapshotVerify(
  { config, policyRef, database }: SnapshotVerifyRequest,
  world: World,
): Promise<number> {
  const { host, output } = world;
  const opened = await openSnapshot(host, world.directory, config, policyRef);
  const { candidate } = opened.release;
  const { path, repositoryPath } = opened;
  const say = (text: string) => output.document(host.secrets.redact(text));
  const tell = ({ message, remedy }: Problem) => say(`✖ ${message}\n  → ${remedy}`);

  const blob = await readBlob(host, candidate.repository, candidate.commit, repositoryPath);
  const working = await host.files.readText(opened.file);
  const text = blob?.text ?? working;
  const problems = [
    ...placeProblems(path, blob?.text, working),
    ...(text === undefined ? [] : [...headerProblems(path, text), ...digestProblems(path, text)]),
  ];
  for (const problem of problems) tell(problem);
  for (const note of text === undefined ? [] : digestNotes(path, text)) say(note);
  const drifts = database && blob !== undefined ? await driftsOf(opened, world, problems) : [];
  if (drifts === "unknown") return exitCodes.no;
  const isCommitted = isSame(blob?.text, working);
  for (const drift of drifts) tell(isCommitted ? drift : { ...drift, remedy: commitFirst });
  if (problems.length + drifts.length > 0) return exitCodes.no;
  say(
    `✔ ${path} is committed, clean, with a whole header${database ? `, and what ${candidate.from} has` : `; ${candidate.from} was not looked at`}.`,
  );
  return exitCodes.yes;
}

function placeProblems(
  path: string,
  committed: string | undefined,
  working: string | undefined,
): readonly Problem[] {
  if (working !== undefined && hasConflictMarkers(working)) {
    const remedy = "Run `promote snapshot resolve`.";
    return [{ message: `${path} holds the markers of a merge conflict.`, remedy }];
  }
  if (committed === undefined) {
    return [
      working === undefined
        ? { message: `${path} is missing.`, remedy: `Run \`${takeCommand} --commit\`.` }
        : {
            message: `${path} is not committed.`,
            remedy: `Run \`git add ${path} && git commit\`, or \`${takeCommand} --commit\`.`,
          },
    ];
  }
  if (working === undefined) {
    const remedy = `Run \`git restore ${path}\`.`;
    return [{ message: `${path} is in HEAD and not in the working tree.`, remedy }];
  }
  if (isSame(committed, working)) return [];
  return [
    {
      message: `${path} in the working tree is not what HEAD has.`,
      remedy: `Commit it, or run \`git restore --staged --worktree ${path}\`.`,
    },
  ];
}

/** What would take back on staging what the working tree may have already is no advice. */
const commitFirst =
  "This is against HEAD: once the snapshot of the working tree is committed or restored, run `promote snapshot verify` again.";

/** Whether the working tree has what HEAD has; git may check out other line ends. */
function isSame(committed: string | undefined, working: string | undefined): boolean {
  const [one, other] = [committed, working].map((text) => text?.replaceAll("\r\n", "\n"));
  return one === other;
}

function headerProblems(path: string, text: string): readonly Problem[] {
  return readSnapshotHeader(text).problems.map(({ message, line }) => ({
    message: `${path}${line === null ? "" : `:${line}`} ${message}.`,
    remedy: `Run \`${takeCommand}\`, or write the line, and commit it.`,
  }));
}

function digestNotes(path: string, text: string): readonly string[] {
  const stated = statedDigestOf(readSnapshotHeader(text));
  if (stated === undefined) {
    return [`· The header of ${path} states no digest, so edits by hand are not told by it.`];
  }
  if (compareDigest(stated.digest, schemaDigestOf(readSchema(text))) !== "incomparable") return [];
  return [
    `· ${path}:${stated.line} states a digest of another version than this promote's; run \`${takeCommand}\` to have edits by hand told.`,
  ];
}

function digestProblems(path: string, text: string): readonly Problem[] {
  const stated = statedDigestOf(readSnapshotHeader(text));
  if (stated === undefined) return [];
  if (compareDigest(stated.digest, schemaDigestOf(readSchema(text))) !== "different") return [];
  return [
    {
      message: `${path}:${stated.line} states a digest that is not the one of the schema below it.`,
      remedy: `Take back what was edited by hand, or run \`${takeCommand}\` and commit it.`,
    },
  ];
}

/** What the file itself says is told already. */
const toldBefore = new Set([
  "schema-snapshot/snapshot-edited",
  "schema-snapshot/snapshot-missing",
  "schema-snapshot/digest-not-comparable",
]);

/** What the check finds against the staging database; "unknown" when it cannot see and there are problems all the same. */
async function driftsOf(
  { release }: OpenedSnapshot,
  { host, output }: World,
  problems: readonly Problem[],
): Promise<readonly Problem[] | "unknown"> {
  try {
    const { findings, account } = await registerCheck(schemaSnapshot).examine(host, release);
    if (account.counts?.["ignored"] !== undefined) {
      output.document(host.secrets.redact(`· ${account.headline}.`));
    }
    const drifts = findings.filter(({ rule }) => !toldBefore.has(rule));
    for (const { severity, subject, message } of drifts) {
      if (severity === "advisory") output.document(host.secrets.redact(`· ${subject} ${message}`));
    }
    return drifts
      .filter(({ severity }) => severity === "blocking")
      .map(({ subject, message, remedy }) => ({ message: `${subject} ${message}`, remedy }));
  } catch (thrown) {
    if (!(thrown instanceof GateFault) || problems.length === 0) throw thrown;
    output.message(host.secrets.redact(`${thrown.message}\n→ ${thrown.remedy}`));
    return "unknown";
  }
}
