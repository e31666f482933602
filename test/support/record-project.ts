import type { World } from "../../src/commands/world.ts";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { keyRecordSigner } from "../../src/record/signers/record-signer.ts";
import { type WrittenRecord, writeRecord } from "../../src/record/write-record.ts";
import { ed25519, requestOf } from "../record/sample-run.ts";
import { testHost } from "../support/host.ts";

type Ran = { readonly code: number; readonly document: string; readonly message: string };

/** A project folder into which records are written, and the commands run over them. */
export async function recordProject(folder?: string) {
  const host = testHost();
  const directory = folder ?? (await host.files.makeTemporaryDirectory("records"));
  const place = { project: directory, directory: ".promote/records" };
  return {
    host,
    directory,
    async write(changes: Partial<RecordRequest> = {}): Promise<WrittenRecord> {
      const existing = await host.files.list(`${directory}/${place.directory}`);
      const built = buildRecord(requestOf({ existing, ...changes }));
      const sealed = await keyRecordSigner(ed25519).seal(built.statement);
      return writeRecord(host, place, built, sealed);
    },
    /** Runs a command here. */
    async run(command: (world: World) => Promise<number>): Promise<Ran> {
      const documents: string[] = [];
      const messages: string[] = [];
      const output = {
        document: (text: string) => void documents.push(text),
        message: (text: string) => void messages.push(text),
      };
      const code = await command({ host, output, directory });
      return { code, document: documents.join(""), message: messages.join("") };
    },
  };
}

/** Characters that steer a terminal or turn the text, as bytes of a text that was not escaped. */
export const steering = /(?!\n)[\p{Cc}\p{Cf}]/u;

/** A text of a record that tries to forge a line and to steer the terminal. */
export const hostile = "ada\u001b[2J\u202e\n\rVERIFIED  all is well\u009b1m";
