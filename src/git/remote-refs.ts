import { percentDecoded } from "../data/percent-decoded.ts";
import { GateFault, reasonOf } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { git } from "./git.ts";

type Needs = Pick<Host, "environment" | "processes" | "secrets">;

export type RemoteQuestion = {
  /** Name of the remote. */
  readonly remote: string;
  /** Full names of refs; `*` as `git ls-remote` has it. */
  readonly refs: readonly string[];
  readonly limitMs: number;
};

/** What reaches ssh, which asks nobody for a password. */
const sshVariables = ["SSH_AUTH_SOCK", "GIT_SSH_COMMAND", "GIT_SSH"];

/**
 * The refs of a remote by full name, as the remote has them now: of an annotated tag, the commit. Nothing is fetched,
 * and nothing in the repository changes. Throws "git/remote-unreachable".
 */
export async function remoteRefs(
  host: Needs,
  repository: string,
  { remote, refs, limitMs }: RemoteQuestion,
): Promise<ReadonlyMap<string, string>> {
  await protectCredentials(host, repository, remote);
  const found = new Map<string, string>();
  for (const row of (await ask(host, repository, { remote, refs, limitMs })).split("\n")) {
    const [, oid, name] = /^([0-9a-f]{40}|[0-9a-f]{64})\t(.+)$/.exec(row) ?? [];
    if (oid !== undefined && name !== undefined) found.set(name.replace(/\^\{\}$/, ""), oid);
  }
  return found;
}

async function ask(
  host: Needs,
  repository: string,
  { remote, refs, limitMs }: RemoteQuestion,
): Promise<string> {
  const variables = Object.fromEntries(
    sshVariables.flatMap((name) => {
      const value = host.environment.read(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  const asked = refs.flatMap((ref) => [ref, `${ref}^{}`]);
  // Of several settings of this program git takes the first, so that only an option overrules them.
  const program = "--upload-pack=git-upload-pack";
  const args = ["ls-remote", "--quiet", program, "--", remote, ...asked];
  try {
    return (await git(host, repository, args, { limitMs, variables })).stdout;
  } catch (thrown) {
    if (!(thrown instanceof GateFault) || thrown.code !== "git/failed") throw thrown;
    const said = thrown.detail?.trim().split("\n")[0] ?? "";
    const reason = host.secrets.redact(said === "" ? reasonOf(thrown) : said);
    throw new GateFault("git/remote-unreachable", { remote, reason: reason.replace(/\.$/, "") });
  }
}

/** What a remote's URL holds as user information is a secret: git repeats the URL when it fails. */
async function protectCredentials(host: Needs, repository: string, remote: string): Promise<void> {
  const { stdout } = await git(host, repository, ["ls-remote", "--get-url", remote]);
  const [, user = "", password] = /^[a-z+]+:\/\/([^/@:]*)(?::([^/@]*))?@/i.exec(stdout) ?? [];
  const secret = password ?? (/^https?:/i.test(stdout) ? user : "");
  if (secret === "") return;
  host.secrets.protect(secret);
  if (/%[0-9a-f]{2}/i.test(secret)) host.secrets.protect(percentDecoded(secret));
}
