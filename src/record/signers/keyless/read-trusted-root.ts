import { GateFault } from "../../../gate/fault.ts";
import type { Clock, Files } from "../../../host/host.ts";
import { locate } from "../../../host/locate.ts";
import type { SigstoreRoot } from "./sigstore-root.ts";

/** The time, and files to read; also those of a commit. */
export type TextHost = {
  readonly clock: Pick<Clock, "now">;
  readonly files: Pick<Files, "readText">;
};

/**
 * The trusted root in a file, relative to a folder, or the one that is built in. `origin` is how the file was named,
 * for the reader. Throws `signing/trusted-root-…`.
 */
export async function readTrustedRoot(
  { clock, files }: TextHost,
  directory: string,
  { file, origin }: { readonly file: string | undefined; readonly origin: string },
): Promise<SigstoreRoot> {
  const text = file === undefined ? undefined : await files.readText(locate(directory, file));
  if (file !== undefined && text === undefined)
    throw new GateFault("signing/trusted-root-missing", { path: locate(directory, file) });
  const { embeddedRoot, openRoot } = await import("./open-sigstore-root.ts");
  return text === undefined ? embeddedRoot(clock.now()) : openRoot(text, origin);
}
