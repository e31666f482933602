import "../../support/die-at-step.ts";
import { readFileSync } from "node:fs";
import { openNodeHost } from "../../../src/node-host/node-host.ts";
import { buildRecord } from "../../../src/record/build-record.ts";
import { pemKeySigner } from "../../../src/record/signers/pem-key.ts";
import { keyRecordSigner } from "../../../src/record/signers/record-signer.ts";
import { writeRecord } from "../../../src/record/write-record.ts";
import { requestOf } from "../sample-run.ts";

/** Signs and writes a record, and names it once it is on disk. Arguments: project folder, key file. */
const [project = "", keyFile = ""] = process.argv.slice(2);
const { host, close } = openNodeHost({ variables: process.env, installation: project });
const signer = keyRecordSigner(pemKeySigner(readFileSync(keyFile, "utf8"), keyFile));
const place = { project, directory: ".promote/records" };
const existing = await host.files.list(`${project}/${place.directory}`);
const built = buildRecord(requestOf({ existing }));
await writeRecord(host, place, built, await signer.seal(built.statement));
process.stdout.write(`${built.name}\n`);
await close();
