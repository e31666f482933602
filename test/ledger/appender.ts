import "../support/die-at-step.ts";
import { openNodeHost } from "../../src/node-host/node-host.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import { accessTo, appendRecord } from "./sample-ledger.ts";

/** A process that appends records as runs do: `appender.ts PROJECT COUNT`, its key in APPENDER_KEY. */
const [project = "", count = "1"] = process.argv.slice(2);
const { host, close } = openNodeHost({ variables: process.env, installation: "" });
const signer = pemKeySigner(process.env["APPENDER_KEY"] ?? "", "APPENDER_KEY");
const told: string[] = [];
try {
  for (let index = 0; index < Number(count); index += 1) {
    process.stdout.write(`${await appendRecord(host, accessTo(project, told, signer), signer)}\n`);
  }
} catch (thrown) {
  process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exitCode = 2;
}
await close();
