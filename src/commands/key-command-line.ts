import type { Command } from "commander";
import type { Wiring } from "./snapshot-command-line.ts";

/** Adds the commands of signing keys to their group. */
export function addKeyCommands(
  key: Command,
  { world, done }: Pick<Wiring, "world" | "done">,
): void {
  key
    .command("create")
    .description("create an Ed25519 signing key")
    .option("--out <file>", "where the private key goes; the public key goes beside it")
    .action(async (options: { out?: string }) => {
      const { keyCreate } = await import("./key-create.ts");
      done(await keyCreate(options, world));
    });
}

/** Adds `sign` to the group `record`. */
export function addRecordSign(
  record: Command,
  { world, done }: Pick<Wiring, "world" | "done">,
): void {
  record
    .command("sign")
    .argument("<record>", "NAME.sigstore.json or NAME.dsse.json")
    .description("sign a cleared record too, with PROMOTE_SIGNING_KEY, in files beside it")
    .option("--commit <id>", "sign only when the record is for this commit, in full")
    .option("--environment <name>", "sign only when it is for a promotion to this environment")
    .option("--repository <uri>", "sign only when it is of this repository")
    .action(async (name: string, options: RecordSignOptions) => {
      const { recordSign } = await import("./record-sign.ts");
      done(await recordSign({ ...options, record: name }, world));
    });
}

type RecordSignOptions = { commit?: string; environment?: string; repository?: string };
