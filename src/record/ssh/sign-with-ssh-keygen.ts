import { GateFault } from "../../gate/fault.ts";
import type { Exit, Host } from "../../host/host.ts";

/** Long enough to touch a hardware key or to answer SSH_ASKPASS. */
const limitMs = 120_000;

/** The armoured signature of a text, made by `ssh-keygen -Y sign`. Throws `signing/ssh-…` faults. */
export async function sshKeygenSignature(
  { environment, files, processes }: Pick<Host, "environment" | "files" | "processes">,
  path: string,
  namespace: string,
  text: string,
): Promise<string> {
  const program = await files.findExecutable("ssh-keygen");
  if (program === undefined) throw new GateFault("signing/ssh-keygen-missing", {});
  const exit = await processes.run({
    argv: [program, "-Y", "sign", "-n", namespace, "-f", path],
    cwd: path.slice(0, path.lastIndexOf("/")) || "/",
    variables: variablesFor(environment),
    input: text,
    limitMs,
    log: false,
  });
  if (exit.code !== 0) throw faultOf(exit, path);
  return exit.stdout;
}

/** What ssh-keygen needs to find an agent, and to ask for a passphrase without a terminal; it gets none. */
function variablesFor({ read }: Host["environment"]): Record<string, string> {
  const isAskable = (read("SSH_ASKPASS") ?? "") !== "";
  const names = isAskable ? ["SSH_ASKPASS", "DISPLAY", "WAYLAND_DISPLAY"] : [];
  const given = ["SSH_AUTH_SOCK", ...names].flatMap((name) => {
    const value = read(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(given), SSH_ASKPASS_REQUIRE: isAskable ? "force" : "never" };
}

function faultOf({ stderr, code, signal }: Exit, path: string): GateFault {
  if (/passphrase/i.test(stderr)) return new GateFault("signing/ssh-key-locked", { path });
  const lines = stderr.split(/\r?\n/).filter((line) => line.trim() !== "");
  const reason = lines.at(-1)?.trim().replace(/\.$/, "") ?? `it ended with ${code ?? signal}`;
  return new GateFault("signing/ssh-failed", { path, reason }, { detail: lines.join("\n") });
}
