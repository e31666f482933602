import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";

/** A file as evidence: what is wrong with it counts against the record, not against the machine. */
export type Content =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" | "not-text" | "too-large" | "not-a-file" | "link" };

/** No file of a record is larger: a statement in base64, and what wraps it. */
export const maxFileBytes = 2_097_152;

/**
 * Reads a file of a record. What a link leads to could be any file of the machine, or one without an end, and is not
 * read. Throws a fault only when the machine keeps the file from being read.
 */
export async function readContent({ files }: Pick<Host, "files">, path: string): Promise<Content> {
  try {
    const found = await files.readGuarded(path, maxFileBytes);
    if (found === undefined) return { kind: "missing" };
    if (found.text !== undefined) return { kind: "bytes", bytes: Buffer.from(found.text, "utf8") };
    if (found.status.kind === "link") return { kind: "link" };
    return { kind: found.status.kind === "file" ? "too-large" : "not-a-file" };
  } catch (thrown) {
    if (thrown instanceof GateFault && thrown.code === "file/not-text") return { kind: "not-text" };
    throw thrown;
  }
}

/** Why a file's content is no use, or its bytes. */
export function bytesOf(content: Content): Uint8Array | string {
  switch (content.kind) {
    case "bytes":
      return content.bytes;
    case "missing":
      return "does not exist";
    case "not-text":
      return "is not valid UTF-8";
    case "too-large":
      return `is larger than ${maxFileBytes} bytes`;
    case "not-a-file":
      return "is not a file";
    case "link":
      return "is a symbolic link, which is not followed";
  }
}
