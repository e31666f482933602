import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";

/** A package of the example's; where it is, the others are. */
const witness = "@hono/zod-openapi";

/**
 * Gives the repository the example's dependencies: a link to the folder beside the gate's own programs that
 * has them, or an installation by npm, of which `say` is told.
 */
export async function provideDependencies(
  { files, processes }: Pick<Host, "files" | "processes">,
  installation: string,
  repository: string,
  say: (text: string) => void,
): Promise<void> {
  const found = await findModules(files, installation);
  if (found !== undefined) return files.link(found, `${repository}/node_modules`);
  say("npm installs what the example service needs …");
  const argv = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"];
  const { code, stderr } = await processes.run({ argv, cwd: repository, limitMs: 180_000 });
  if (code !== 0) {
    throw new GateFault(
      "demo/not-prepared",
      { step: "npm install", reason: `exit code ${code}` },
      { detail: stderr },
    );
  }
  say("What the example service needs is installed.");
}

async function findModules(files: Host["files"], start: string): Promise<string | undefined> {
  for (
    let folder = start;
    folder.includes("/");
    folder = folder.slice(0, folder.lastIndexOf("/"))
  ) {
    const modules = `${folder}/node_modules`;
    if ((await files.status(`${modules}/${witness}`)) !== undefined) return modules;
  }
  return undefined;
}
