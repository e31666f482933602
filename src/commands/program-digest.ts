import { createHash } from "node:crypto";
import type { Host } from "../host/host.ts";
import { distDigestOf, filesOfProgram, type ProgramFile } from "../record/dist-digest.ts";

type Looking = Pick<Host, "files" | "journals" | "machine">;

/** The digest of the files that a program of the gate runs, as they are on disk; it takes reading them all. */
export async function programDigest(
  host: Looking,
  program: keyof typeof filesOfProgram,
): Promise<string> {
  const { started, parts } = filesOfProgram[program];
  const { installation } = host.machine;
  const there = new Set(await host.files.list(installation));
  const names = await host.files.list(`${installation}/${parts}`);
  const paths = [
    ...started.filter((name) => there.has(name)),
    ...names.map((name) => `${parts}/${name}`),
  ];
  return distDigestOf(await Promise.all(paths.map((path) => fileOf(host, path))));
}

async function fileOf({ journals, machine }: Looking, path: string): Promise<ProgramFile> {
  const hash = createHash("sha256");
  for await (const chunk of journals.read(`${machine.installation}/${path}`)) hash.update(chunk);
  return { path, sha256: hash.digest("hex") };
}
