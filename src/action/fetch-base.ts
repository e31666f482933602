import { GateFault } from "../gate/fault.ts";
import type { OwnSetting } from "../git/distrusted-settings.ts";
import { git } from "../git/git.ts";
import type { Host } from "../host/host.ts";

type Needs = Pick<Host, "processes" | "secrets">;

const limitMs = 120_000;

/** Where a commit may be fetched from, and as whom. */
type Origin = { readonly serverUrl: string; readonly token: string };

/**
 * Has the commit in the clone: a shallow one gets that commit and nothing before it. The token goes to git in a
 * variable, and to no file. Throws "action/base-missing".
 */
export async function fetchBase(
  host: Needs,
  directory: string,
  commit: string,
  { serverUrl, token }: Origin,
): Promise<void> {
  if (await isThere(host, directory, commit)) return;
  const shallow = await git(host, directory, ["rev-parse", "--is-shallow-repository"]);
  const depth = shallow.stdout.trim() === "true" ? ["--depth=1"] : [];
  const args = [
    "fetch",
    "--quiet",
    "--no-tags",
    "--no-recurse-submodules",
    "--upload-pack=git-upload-pack",
    ...depth,
    "--end-of-options",
    "origin",
    commit,
  ];
  const fetched = await git(host, directory, args, {
    accept: [1, 128],
    limitMs,
    settings: token === "" ? [] : authorization(host, serverUrl, token),
  });
  if (fetched.code === 0 && (await isThere(host, directory, commit))) return;
  throw new GateFault(
    "action/base-missing",
    { commit: commit.slice(0, 12) },
    { detail: host.secrets.redact(fetched.stderr) },
  );
}

async function isThere(host: Needs, directory: string, commit: string): Promise<boolean> {
  const look = ["cat-file", "-e", `${commit}^{commit}`];
  return (await git(host, directory, look, { accept: [1, 128] })).code === 0;
}

/** As `actions/checkout` does, for this one call. */
function authorization(host: Needs, serverUrl: string, token: string): readonly OwnSetting[] {
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  host.secrets.protect(basic);
  const key = `http.${serverUrl.replace(/\/+$/, "")}/.extraheader`;
  return [{ key, value: `AUTHORIZATION: basic ${basic}` }];
}
