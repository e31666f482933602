import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";

/** A file as evidence: what is wrong with it counts against the record, not against the machine. */
export type Content =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "missing" | "not-text" | "too-large" | "not-a-file" };

/** No file of a record is larger: a statement in base64, and what wraps it. */
export const maxFileBytes = 2_097_152;

/** Reads a file of a record. Throws a fault only when the machine keeps it from being read. */
export async function readContent({ files }: Pick<Host, "files">, path: string): Promise<Content> {
  const status = await files.status(path);
  if (status === undefined) return { kind: "missing" };
  if (status.kind === "directory" || status.kind === "other") return { kind: "not-a-file" };
  if (status.bytes > maxFileBytes) return { kind: "too-large" };
  try {
    const text = await files.readText(path);
    return text === undefined
      ? { kind: "missing" }
      : { kind: "bytes", bytes: Buffer.from(text, "utf8") };
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
  }
}
