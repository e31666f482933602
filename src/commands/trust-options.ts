import type { Command } from "commander";
import { Misuse } from "./load-config.ts";
import type { VerifyRequest } from "./verify.ts";

/** Whose SSH keys and which timestamp authorities a verification trusts. */
export type TrustOptions = Partial<
  Pick<VerifyRequest, "allowedSigners" | "identity" | "tsaCertificate">
>;

export function addTrustOptions(command: Command): Command {
  return command
    .option("--allowed-signers <file>", "who may sign with SSH keys, as ssh-keygen reads it")
    .option("--identity <principal>", "who of them is expected to have signed")
    .option(
      "--tsa-certificate <file>",
      "timestamp authorities to trust: a PEM chain or a Sigstore trusted_root.json",
    );
}

/** The URL of a timestamp authority, as it was given. Throws `Misuse` when it is none. */
export function timestampAuthorityOf(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username + url.password !== "") {
    throw new Misuse("--tsa takes an http or https URL without user name and password.");
  }
  return value;
}
