import type { Host } from "../host/host.ts";
import { readContent } from "./read-content.ts";
import { readWrapper } from "./read-wrapper.ts";
import { recordSuffixes, stemOf } from "./record-name.ts";
import type { SignedStatement } from "./signed-statement.ts";
import { readSshRecord } from "./ssh/read-ssh-record.ts";
import type { Refusal } from "./verification.ts";

/** Reads the signed record whose file, of whatever form, has this path. */
export async function readSignedStatement(
  host: Pick<Host, "files">,
  path: string,
): Promise<SignedStatement | Refusal> {
  if (!isSshRecord(path)) return readWrapper(await readContent(host, path));
  const stem = stemOf(path);
  const [statement, signature] = await Promise.all([
    readContent(host, `${stem}${recordSuffixes.statement}`),
    readContent(host, `${stem}${recordSuffixes.sshSignature}`),
  ]);
  return readSshRecord({ statement, signature });
}

/** Whether a path is that of either file of a record signed with an SSH key. */
export function isSshRecord(path: string): boolean {
  return path.endsWith(recordSuffixes.statement) || path.endsWith(recordSuffixes.sshSignature);
}
