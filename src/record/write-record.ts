import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import type { BuiltRecord } from "./build-record.ts";
import { keepOutOfGit } from "./promote-folder.ts";
import { mainFileOf, recordSuffixes, stemOf } from "./record-name.ts";
import type { SealedRecord } from "./signers/record-signer.ts";

/** Where records of a project go; `directory` is relative to the project folder. */
export type RecordPlace = { readonly project: string; readonly directory: string };

/** The files of a record, relative to the project folder. */
export type WrittenRecord = {
  /** What to point people at: the bundle, the statement beside its SSH signature, or the plain statement of an unsigned run. */
  readonly main: string;
  readonly manifest: string;
};

/*
 * A record is there when NAME.sigstore.json is, or NAME.statement.json.sig beside its statement. Each file appears whole (write, sync, rename), in the order
 * manifest, envelope, bundle, so a run that is killed in between leaves one of
 *   - nothing, or a manifest alone: unsigned, and no reader of records looks at it by itself;
 *   - a manifest and an envelope: signed, whole, says what the run came to, and verifies as exactly that.
 * A name is used once: `buildRecord` avoids the names in the folder, and what is there is never overwritten,
 * so files of two runs do not mix. If they did, `verify` compares all three and refuses.
 */

/** Writes a signed record and its manifest. When it returns, all of it is on disk. */
export async function writeRecord(
  host: Pick<Host, "files">,
  place: RecordPlace,
  { name, manifest }: BuiltRecord,
  sealed: SealedRecord,
): Promise<WrittenRecord> {
  const write = await openRecordFolder(host, place, name);
  const written = { manifest: await write(recordSuffixes.manifest, manifest.text), main: "" };
  for (const { suffix, text } of sealed) written.main = mainFileOf(await write(suffix, text));
  return written;
}

/**
 * Writes the plain statement of a run without a key, under a name that no signed record has.
 * It proves nothing, and `verify` refuses it. A statement that claims "cleared" is not written.
 */
export async function writeUnsignedRecord(
  host: Pick<Host, "files">,
  place: RecordPlace,
  { name, manifest, record, statement }: BuiltRecord,
): Promise<WrittenRecord> {
  if (record.predicate.outcome === "cleared") {
    throw new Error("an unsigned run came to cleared; its reservations lack `unsigned`");
  }
  const write = await openRecordFolder(host, place, name);
  return {
    manifest: await write(recordSuffixes.manifest, manifest.text),
    main: await write(recordSuffixes.unsigned, `${statement}\n`),
  };
}

async function openRecordFolder(
  host: Pick<Host, "files">,
  { project, directory }: RecordPlace,
  name: string,
): Promise<(suffix: string, text: string) => Promise<string>> {
  const taken = (await host.files.list(`${project}/${directory}`)).map(stemOf);
  if (taken.includes(name)) throw new GateFault("record/name-taken", { name, directory });
  await keepOutOfGit(host, project, directory);
  return async (suffix, text) => {
    const path = `${directory}/${name}${suffix}`;
    await host.files.writeAtomic(`${project}/${path}`, text);
    return path;
  };
}
