import { problemLine } from "../config/config-problem.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { readTrustText, type TrustFile } from "../record/trust-file/read-trust-file.ts";
import { Misuse } from "./load-config.ts";

/** A trust file that holds, with its text. */
export type LoadedTrust = {
  readonly path: string;
  readonly text: string;
  readonly trust: Extract<TrustFile, { readonly problems: readonly [] }>;
};

/** Reads a trust file. Throws `Misuse` with one line for every problem. */
export async function readTrustFile(
  host: Pick<Host, "clock" | "files">,
  directory: string,
  file: string,
): Promise<LoadedTrust> {
  const path = locate(directory, file);
  const text = await host.files.readText(path);
  if (text === undefined) throw new Misuse(`The trust file ${file} does not exist.`);
  const trust = await readTrustText(host, { path, file }, text);
  if (trust.content === undefined) throw new Misuse(trust.problems.map(problemLine).join("\n"));
  return { path, text, trust };
}
