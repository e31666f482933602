import { type Command, Option } from "commander";
import { type AlgorithmName, algorithmNames } from "./key-algorithms.ts";
import type { Wiring } from "./snapshot-command-line.ts";

/** Adds the commands of signing keys to their group. */
export function addKeyCommands(
  key: Command,
  { world, done }: Pick<Wiring, "world" | "done">,
): void {
  key
    .command("create")
    .description("create a signing key")
    .option("--out <file>", "where the private key goes; the public key goes beside it")
    .addOption(algorithmOption().default("ed25519"))
    .action(async (options: { out?: string; algorithm: AlgorithmName }) => {
      const { keyCreate } = await import("./key-create.ts");
      done(await keyCreate(options, world));
    });
  addTrustCommands(key, { world, done });
}

/** Adds the commands that tell and change which keys are trusted. */
function addTrustCommands(key: Command, { world, done }: Pick<Wiring, "world" | "done">): void {
  key
    .command("rotate")
    .description("put a new signing key in the place of the old one, which is kept beside it")
    .option("--key <file>", "the private key; default: that of PROMOTE_SIGNING_KEY=file:…")
    .option("--trust <file>", "trust.yaml, where the end of the old and the new key are written")
    .option("--person <who>", "who signs with the new key; default: who did with the old one")
    .option("--overlap <duration>", "for how long the old key still counts; default: 24h")
    .option("--revoke <reason>", "the old key counts no longer, for this reason")
    .addOption(algorithmOption())
    .action(async (options: KeyRotateOptions) => {
      const { keyRotate } = await import("./key-rotate.ts");
      done(await keyRotate(options, world));
    });

  key
    .command("list")
    .description("list the keys of a trust file, or one's own, and whether they count now")
    .option("--trust <file>", "trust.yaml")
    .option("--json", "print them as JSON (schemas/key-list.v1.json)")
    .action(async (options: { trust?: string; json?: boolean }) => {
      const { keyList } = await import("./key-list.ts");
      done(await keyList({ json: false, ...options }, world));
    });
}

function algorithmOption(): Option {
  return new Option("--algorithm <name>", "what kind of key").choices(algorithmNames);
}

type KeyRotateOptions = {
  key?: string;
  trust?: string;
  person?: string;
  overlap?: string;
  revoke?: string;
  algorithm?: AlgorithmName;
};

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
