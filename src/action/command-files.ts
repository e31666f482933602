import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";

type Needs = Pick<Host, "environment" | "files">;

/** The variables that name the files in which a step speaks to the runner. */
const variables = [
  "GITHUB_ENV",
  "GITHUB_PATH",
  "GITHUB_OUTPUT",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY",
] as const;

/** The runner's files as they were before any code of the project ran. */
export interface CommandFiles {
  /** Puts back what was changed. Throws "action/command-file-written" when anything was. */
  restore(): Promise<void>;
}

export async function watchCommandFiles(host: Needs): Promise<CommandFiles> {
  const before = new Map<string, { readonly path: string; readonly text: string | undefined }>();
  for (const name of variables) {
    const path = host.environment.read(name);
    if (path !== undefined && path !== "") {
      before.set(name, { path, text: await host.files.readText(path) });
    }
  }
  return {
    async restore() {
      const written: string[] = [];
      for (const [name, { path, text }] of before) {
        if ((await readNow(host, path)) === text) continue;
        written.push(name);
        await host.files.remove(path);
        await host.files.writeAtomic(path, text ?? "");
      }
      if (written.length > 0) {
        throw new GateFault("action/command-file-written", { files: written.join(", ") });
      }
    },
  };
}

/** What is no text is not what was there, either. */
async function readNow(host: Needs, path: string): Promise<string | undefined> {
  return host.files.readText(path).catch(() => undefined);
}
