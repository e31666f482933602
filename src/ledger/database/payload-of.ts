import type { Content } from "../../record/read-content.ts";
import { isSshRecord } from "../../record/read-signed-statement.ts";
import { readWrapper } from "../../record/read-wrapper.ts";
import { recordSuffixes, stemOf } from "../../record/record-name.ts";
import type { SentEntry } from "./send-entries.ts";

/** The signed bytes of the record whose main file this is, among its files; undefined where there are none. */
export function payloadOf(file: string, files: SentEntry["files"]): Uint8Array | undefined {
  const bytesAt = (path: string): Uint8Array | undefined => {
    const found = files.find((one) => one.path === path);
    return found === undefined ? undefined : Buffer.from(found.text, "utf8");
  };
  if (isSshRecord(file)) return bytesAt(`${stemOf(file)}${recordSuffixes.statement}`);
  const bytes = bytesAt(file);
  const content: Content = bytes === undefined ? { kind: "missing" } : { kind: "bytes", bytes };
  const record = readWrapper(content);
  return "code" in record ? undefined : record.payload;
}
