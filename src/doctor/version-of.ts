import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";

/** The first line that a program says of itself; undefined when it is not there. */
export async function versionOf(
  { processes, machine }: Pick<Host, "processes" | "machine">,
  argv: readonly string[],
): Promise<string | undefined> {
  try {
    const { stdout } = await processes.run({
      argv,
      cwd: machine.installation,
      limitMs: 20_000,
      log: false,
    });
    return stdout.trim().split("\n")[0];
  } catch (thrown) {
    if (thrown instanceof GateFault && /^process\/not-/.test(thrown.code)) return undefined;
    throw thrown;
  }
}
