import { posix } from "node:path";
import type { Candidate } from "../gate/candidate.ts";

/** A path of the project as git knows it: from the top of the repository, without `.` and `..`. */
export function repositoryPathOf({ prefix }: Pick<Candidate, "prefix">, path: string): string {
  return posix.normalize(posix.join(prefix, path.replaceAll("\\", "/")));
}
