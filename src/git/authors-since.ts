import type { Candidate } from "../gate/candidate.ts";
import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { git, gitLine } from "./git.ts";
import { withAliases } from "./mailmap.ts";
import { readBlob } from "./read-blob.ts";

/** Somebody who wrote or committed something. */
export type Person = { readonly name: string; readonly email: string };

/**
 * Who wrote, committed or is named as co-author of what came since the previous release, the candidate's commit always
 * among it, under every name that the .mailmap of the commit, or of `policyCommit`, gives them; of the whole history when no previous release is known. Throws "git/releases-shallow" when history is cut off.
 */
export async function peopleSince(
  host: Pick<Host, "processes">,
  {
    repository,
    commit,
    previousRelease,
  }: Pick<Candidate, "repository" | "commit" | "previousRelease">,
  tagPattern: string,
  policyCommit: string = commit,
): Promise<readonly Person[]> {
  const shallow = await gitLine(host, repository, ["rev-parse", "--is-shallow-repository"]);
  if (shallow === "true") throw new GateFault("git/releases-shallow", { tagPattern });
  const since = previousRelease.kind === "tag" ? [`^${previousRelease.commit}`] : [];
  const coAuthors = "%(trailers:key=Co-authored-by,valueonly,separator=%x0a)";
  const plain = "--no-show-signature";
  const format = `--format=tformat:%an <%ae>%n%cn <%ce>%n${coAuthors}`;
  const [all, own] = await Promise.all([
    git(host, repository, ["log", plain, format, commit, ...since]),
    git(host, repository, ["log", "-1", plain, format, commit]),
  ]);
  const people = new Map<string, Person>();
  for (const line of `${all.stdout}\n${own.stdout}`.split("\n")) {
    const [, name = line.trim(), email = ""] = /^(.*?)\s*<([^<>]*)>\s*$/.exec(line) ?? [];
    if (name !== "" || email !== "") people.set(`${name}\n${email}`, { name, email });
  }
  const mailmaps = await Promise.all(
    [commit, policyCommit].map((each) => readBlob(host, repository, each, ".mailmap")),
  );
  const mailmap = mailmaps.map((file) => file?.text ?? "").join("\n");
  return [...withAliases([...people.values()], mailmap)].sort((one, other) =>
    one.email < other.email ? -1 : 1,
  );
}
