import { openNodeHost } from "../../../src/node-host/node-host.ts";
import { pemKeySigner } from "../../../src/record/signers/pem-key.ts";
import { sealLinked } from "./machines.ts";

/** A process that seals records as a machine does: `linked-appender.ts PROJECT COUNT`, with URL and key in its variables. */
const [project = "", count = "1"] = process.argv.slice(2);
const { host, close } = openNodeHost({ variables: process.env, installation: "" });
const signer = pemKeySigner(process.env["APPENDER_KEY"] ?? "", "APPENDER_KEY");
const told: string[] = [];
await sealLinked(
  host,
  { project, url: process.env["LEDGER_URL"] ?? "", signer },
  Number(count),
  told,
);
process.stdout.write(told.join("\n"));
await close();
