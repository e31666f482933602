import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

/** Which of these files, relative to the folder, git tracks; in capitals or not, as file systems may have it. */
export async function trackedFiles(
  host: Pick<Host, "processes">,
  folder: string,
  files: readonly string[],
): Promise<readonly string[]> {
  const patterns = files.map((file) => `:(icase,literal)${file}`);
  const { stdout } = await git(host, folder, ["ls-files", "-z", "--", ...patterns]);
  return stdout.split("\0").filter((file) => file !== "");
}
