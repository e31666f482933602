import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** The texts of the files below a folder of a commit, by path from the top of the repository, in one run of git. */
export async function textsBelow(
  host: Pick<Host, "processes">,
  repository: string,
  commit: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const format = ["--no-color", "--no-line-number", "--no-column", "--full-name", "-I", "-z"];
  const args = ["grep", ...format, "-e", "", commit, "--", `:(top,literal)${folder}`];
  const { stdout } = await git(host, repository, args, { accept: [1] });
  const texts = new Map<string, string[]>();
  for (const row of stdout.split("\n")) {
    const end = row.indexOf("\0");
    if (end === -1) continue;
    const path = row.slice(commit.length + 1, end);
    const lines = texts.get(path);
    if (lines === undefined) texts.set(path, [row.slice(end + 1)]);
    else lines.push(row.slice(end + 1));
  }
  return new Map([...texts].map(([path, lines]) => [path, `${lines.join("\n")}\n`]));
}
