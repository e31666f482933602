import { bytesOf, type Content } from "../read-content.ts";
import type { SignedStatement } from "../signed-statement.ts";
import type { Refusal } from "../verification.ts";
import { parseSshSignature } from "./ssh-signature.ts";

/** The two files of a record that is signed with an SSH key. Neither is anything without the other. */
export type SshRecordFiles = { readonly statement: Content; readonly signature: Content };

/** Reads a statement and the armoured signature beside it. */
export function readSshRecord(files: SshRecordFiles): SignedStatement | Refusal {
  const payload = bytesOf(files.statement);
  if (typeof payload === "string") return malformed(`The statement ${payload}.`);
  if (files.signature.kind === "missing") {
    return {
      code: "NOTHING_TO_VERIFY",
      message: "There is no SSH signature beside the statement, so it proves nothing.",
    };
  }
  const signature = bytesOf(files.signature);
  if (typeof signature === "string") return malformed(`The SSH signature ${signature}.`);
  const armored = Buffer.from(signature).toString("latin1");
  const parsed = parseSshSignature(armored);
  if (typeof parsed === "string") return malformed(`The SSH signature ${parsed}.`);
  return { payload, proof: { kind: "ssh", armored } };
}

function malformed(message: string): Refusal {
  return { code: "MALFORMED", message };
}
