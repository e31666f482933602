import { findDetour } from "../host/detour.ts";
import type { Host } from "../host/host.ts";
import { type Content, readContent } from "../record/read-content.ts";

/** Reads a file that an entry names. One that a link leads to is not there: it could be any file of the machine. */
export async function readFileOfEntry(
  host: Pick<Host, "files">,
  project: string,
  file: string,
): Promise<Content> {
  const detour = await findDetour(host.files, project, file);
  if (detour === undefined) return { kind: "missing" };
  if (detour.path !== file || detour.kind !== "file") return { kind: "not-a-file" };
  return readContent(host, `${project}/${file}`);
}
