import { createHash } from "node:crypto";
import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { reasonOf } from "../gate/fault.ts";
import type { RunnerFileChange, RunnerFiles } from "../host/runner-files.ts";

/** Files whose lines the runner obeys when the step has ended: https://docs.github.com/actions/reference/workflow-commands */
const variables = [
  "GITHUB_ENV",
  "GITHUB_OUTPUT",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY",
] as const;
/** The runner reads no more of a summary than 1 MiB; what is larger is not kept. */
const mostKept = 16 * 1024 * 1024;

/**
 * Looks at the files now, before any child runs. `said` gives what the gate has printed so far: a step that appends it to
 * the summary (`| tee -a "$GITHUB_STEP_SUMMARY"`) is no child's doing.
 */
export function openRunnerFiles(
  own: NodeJS.ProcessEnv,
  said: () => readonly string[],
): RunnerFiles {
  const before = variables.flatMap((variable) => {
    const path = own[variable] ?? "";
    return path === "" ? [] : [{ variable, path, look: lookAt(path) }];
  });
  let changes: readonly RunnerFileChange[] | undefined;
  const undone = () =>
    before.flatMap(({ variable, path, look }): readonly RunnerFileChange[] => {
      const now = lookAt(path);
      if (isSame(look, now)) return [];
      if (variable === "GITHUB_STEP_SUMMARY" && isSaid(look, now, said())) return [];
      return [{ variable, file: basename(path), failure: putBack(path, look) }];
    });
  return {
    putBack() {
      changes ??= undone();
      return changes;
    },
  };
}

/** Whether all that was added is the beginning of what the gate said on one of its streams, or on both. */
function isSaid(before: Look, now: Look, said: readonly string[]): boolean {
  if (now.kind !== "file" || (before.kind !== "file" && before.kind !== "absent")) return false;
  const content = before.kind === "file" ? before.content : Buffer.alloc(0);
  if (!now.content.subarray(0, content.length).equals(content)) return false;
  const added = now.content.subarray(content.length).toString("utf8");
  return added !== "" && said.some((text) => text.startsWith(added));
}

/** What a path holds: its size and the digest of its content, and the content where it is kept. */
type Look =
  | {
      readonly kind: "file";
      readonly bytes: number;
      readonly digest: string;
      readonly content: Buffer;
    }
  | { readonly kind: "large"; readonly bytes: number; readonly modifiedMs: number }
  | { readonly kind: "absent" | "other" };

function lookAt(path: string): Look {
  try {
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (status === undefined) return { kind: "absent" };
    if (!status.isFile()) return { kind: "other" };
    if (status.size > mostKept) {
      return { kind: "large", bytes: status.size, modifiedMs: status.mtimeMs };
    }
    const content = readFileSync(path);
    const digest = createHash("sha256").update(content).digest("hex");
    return { kind: "file", bytes: content.length, digest, content };
  } catch {
    return { kind: "other" };
  }
}

function isSame(one: Look, other: Look): boolean {
  if (one.kind === "file" && other.kind === "file")
    return one.bytes === other.bytes && one.digest === other.digest;
  if (one.kind === "large" && other.kind === "large")
    return one.bytes === other.bytes && one.modifiedMs === other.modifiedMs;
  return one.kind === other.kind;
}

/** Makes the path hold what it held: the bytes in a new file, so that no link is written through. Returns why not. */
function putBack(path: string, look: Look): string | undefined {
  try {
    if (look.kind === "absent") rmSync(path, { recursive: true, force: true });
    else if (look.kind === "file") replace(path, look.content);
    else
      return look.kind === "large" ? "it is larger than 16 MiB" : "it was no regular file before";
    return isSame(look, lookAt(path)) ? undefined : "it was changed again";
  } catch (cause) {
    return reasonOf(cause);
  }
}

function replace(path: string, content: Buffer): void {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status?.isDirectory()) rmSync(path, { recursive: true, force: true });
  const fresh = `${path}.promote-${process.pid}`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, content, {
    flag: "wx",
    mode: status?.isFile() ? status.mode & 0o777 : 0o600,
  });
  renameSync(fresh, path);
}
