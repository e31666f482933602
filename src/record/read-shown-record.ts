import { createHash } from "node:crypto";
import type { Host } from "../host/host.ts";
import { judgeOutcome } from "./judge-outcome.ts";
import { parseStrictJson } from "./parse-strict-json.ts";
import { bytesOf, type Content, readContent } from "./read-content.ts";
import { readSignedStatement } from "./read-signed-statement.ts";
import { readStatement } from "./read-statement.ts";
import { recordSuffixes } from "./record-name.ts";
import { type ShownRecord, shownStatementSchema } from "./shown-statement.ts";
import type { SignedStatement } from "./signed-statement.ts";
import type { Refusal } from "./verification.ts";

/**
 * Reads a record so that it can be shown, as strictly as `verify` reads it and without verifying who signed it.
 * `file` is what the reader calls it. Throws a fault only when the machine keeps it from being read.
 */
export async function readShownRecord(
  host: Pick<Host, "files">,
  path: string,
  file: string,
): Promise<ShownRecord | Refusal> {
  const read = path.endsWith(recordSuffixes.unsigned)
    ? unsignedIn(await readContent(host, path))
    : await readSignedStatement(host, path);
  return "code" in read ? read : shownOf(file, read);
}

/** The plain statement of an unsigned run, and the line feed behind it. */
function unsignedIn(content: Content): { readonly payload: Uint8Array } | Refusal {
  const bytes = bytesOf(content);
  if (typeof bytes === "string") return malformed(`The record ${bytes}.`);
  return { payload: bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes };
}

function shownOf(
  file: string,
  { payload, proof }: Pick<SignedStatement, "payload"> & Partial<SignedStatement>,
): ShownRecord | Refusal {
  const strict = readStatement(payload);
  if ("code" in strict) return strict;
  const parsed = parseStrictJson(payload);
  if (parsed.kind === "malformed") return malformed(`The statement ${parsed.reason}.`);
  const { predicate } = shownStatementSchema.parse(parsed.value);
  return {
    file,
    signed:
      proof === undefined
        ? null
        : { kind: proof.kind, hint: proof.kind === "key" ? (proof.hint ?? null) : null },
    payloadSha256: createHash("sha256").update(payload).digest("hex"),
    predicate,
    objections: [...judgeOutcome(strict.predicate)],
  };
}

function malformed(message: string): Refusal {
  return { code: "MALFORMED", message };
}
