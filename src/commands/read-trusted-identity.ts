import type { Host } from "../host/host.ts";
import { readTrustedRoot } from "../record/signers/keyless/read-trusted-root.ts";
import type { TrustedIdentity } from "../record/trust.ts";
import { Misuse } from "./load-config.ts";

/** Whose certificates count, as the command line says it. */
export type IdentityRequest = {
  readonly certificateIdentity?: string | undefined;
  readonly certificateOidcIssuer?: string | undefined;
  /** File of the trusted root; without, the one built in. */
  readonly trustedRoot?: string | undefined;
};

/** The identity to verify with; undefined when none is given. Throws `Misuse` when only half of it is. */
export async function readTrustedIdentity(
  host: Pick<Host, "clock" | "files">,
  directory: string,
  { certificateIdentity, certificateOidcIssuer, trustedRoot }: IdentityRequest,
): Promise<TrustedIdentity | undefined> {
  if (certificateIdentity === undefined && certificateOidcIssuer === undefined) {
    if (trustedRoot === undefined) return undefined;
    throw new Misuse(
      "--trusted-root goes with --certificate-identity and --certificate-oidc-issuer.",
    );
  }
  if (!certificateIdentity || !certificateOidcIssuer) {
    throw new Misuse(
      "--certificate-identity and --certificate-oidc-issuer go together: an identity counts by the word of one issuer.",
    );
  }
  const root = await readTrustedRoot(host, directory, {
    file: trustedRoot,
    origin: `--trusted-root ${trustedRoot}`,
  });
  return {
    kind: "identity",
    name: certificateIdentity,
    identity: certificateIdentity,
    issuer: certificateOidcIssuer,
    root,
  };
}
