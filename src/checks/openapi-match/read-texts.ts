import type { Candidate } from "../../gate/candidate.ts";
import { readBlob } from "../../git/read-blob.ts";
import { detourWords, findDetour } from "../../host/detour.ts";
import type { Host } from "../../host/host.ts";
import type { ReadText } from "../../openapi/load/load-api.ts";

/** Reads files as the candidate's commit has them. */
export function textsOfCommit(
  host: Pick<Host, "processes">,
  { repository, commit }: Pick<Candidate, "repository" | "commit">,
): ReadText {
  return async (path) => {
    const blob = await readBlob(host, repository, commit, path);
    return blob === undefined ? { kind: "missing" } : { kind: "text", text: blob.text };
  };
}

/** Reads files below a folder, absolute; never through a link. */
export function textsOfFolder({ files }: Pick<Host, "files">, folder: string): ReadText {
  return async (path) => {
    const above = path.split("/").slice(0, -1).join("/");
    const detour = await findDetour(files, folder, above);
    if (detour !== undefined) {
      return { kind: "refused", why: `lies below ${detour.path}, ${detourWords(detour.kind)}` };
    }
    const kind = (await files.status(`${folder}/${path}`))?.kind;
    if (kind === undefined) return { kind: "missing" };
    if (kind === "link") return { kind: "refused", why: "is a symbolic link" };
    if (kind !== "file") return { kind: "refused", why: "is not a file" };
    const text = await files.readText(`${folder}/${path}`);
    return text === undefined ? { kind: "missing" } : { kind: "text", text };
  };
}

/** The same, but for one file whose text is at hand. */
export function withText(read: ReadText, path: string, text: string): ReadText {
  return async (asked) => (asked === path ? { kind: "text", text } : read(asked));
}
