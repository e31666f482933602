import type { Host } from "../host/host.ts";
import { isSshRecord } from "../record/read-signed-statement.ts";
import { readWrapper } from "../record/read-wrapper.ts";
import { recordSuffixes, stemOf } from "../record/record-name.ts";
import type { SignedStatement } from "../record/signed-statement.ts";
import { readSshRecord } from "../record/ssh/read-ssh-record.ts";
import type { Refusal } from "../record/verification.ts";
import { readFileOfEntry } from "./read-file-of-entry.ts";

/** Reads the signed record that an entry names by one of its files; undefined when that file is not there. */
export async function readRecordOfEntry(
  host: Pick<Host, "files">,
  project: string,
  file: string,
): Promise<SignedStatement | Refusal | undefined> {
  const content = await readFileOfEntry(host, project, file);
  if (content.kind === "missing") return undefined;
  if (!isSshRecord(file)) return readWrapper(content);
  const stem = stemOf(file);
  const [statement, signature] = await Promise.all([
    readFileOfEntry(host, project, `${stem}${recordSuffixes.statement}`),
    readFileOfEntry(host, project, `${stem}${recordSuffixes.sshSignature}`),
  ]);
  return readSshRecord({ statement, signature });
}
