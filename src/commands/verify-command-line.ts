import type { Command } from "commander";
import type { Wiring } from "./snapshot-command-line.ts";
import type { VerifyRequest } from "./verify.ts";

/** Adds `verify`: what is expected of the record, whom the verifier trusts, and where it has to be. */
export function addVerifyCommand(
  program: Command,
  { world, done }: Pick<Wiring, "world" | "done">,
): void {
  program
    .command("verify")
    .argument("<record>", "NAME.sigstore.json, NAME.dsse.json or NAME.statement.json")
    .description("verify a promotion record, offline, against what you expect of it")
    .requiredOption("--commit <id>", "the commit that is to be promoted, in full")
    .requiredOption("--environment <name>", "the environment it is promoted to")
    .option("--repository <uri>", "the repository it must come from")
    .option(
      "--policy-digest <digest>",
      "the configuration it must follow, as sha256:HEX of the file",
    )
    .option(
      "--policy <file>",
      "the configuration it must follow, as your file: its digest, and its checks passed",
    )
    .option(
      "--policy-ref <ref>",
      "the branch, tag or commit whose configuration it must follow, and whose trust file counts",
    )
    .option("--config <file>", "the configuration in that commit; default: promote.yaml")
    .option("--key <file>", "the public key (PEM or SSH); default: PROMOTE_PUBLIC_KEY")
    .option(
      "--trust <file>",
      "instead of a key: trust.yaml, with keys, windows and thresholds; with --policy-ref of that commit, default `record.trust`",
    )
    .option("--allowed-signers <file>", "who may sign with SSH keys, as ssh-keygen reads it")
    .option("--identity <principal>", "who of them is expected to have signed")
    .option("--certificate-identity <uri>", "who must have signed a keyless record, exactly")
    .option("--certificate-oidc-issuer <url>", "who must have proven that identity, exactly")
    .option("--trusted-root <file>", "the trusted_root.json; default: the public-good one built in")
    .option(
      "--tsa-certificate <file>",
      "timestamp authorities to trust: a PEM chain or a Sigstore trusted_root.json",
    )
    .option("--ledger <file>", "the ledger it must be in, as the newest for its environment")
    .option("--anchor <head>", "what the ledger was once: SIZE:ROOT, or a file with its head")
    .option("--json", "print the verification as JSON (schemas/verification-output.v1.json)")
    .action(async (record: string, options: VerifyOptions) => {
      const { verify } = await import("./verify.ts");
      done(await verify({ json: false, ...options, record }, world));
    });
}

type VerifyOptions = Omit<VerifyRequest, "json" | "record"> & { readonly json?: boolean };
