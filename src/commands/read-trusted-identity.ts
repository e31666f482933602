import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import type { SigstoreRoot } from "../record/signers/keyless/sigstore-root.ts";
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
  const root = await readTrustedRoot(host, directory, trustedRoot);
  return {
    kind: "identity",
    name: certificateIdentity,
    identity: certificateIdentity,
    issuer: certificateOidcIssuer,
    root,
  };
}

/** The trusted root in a file, or the one that is built in. Throws `signing/trusted-root-…`. */
export async function readTrustedRoot(
  { clock, files }: Pick<Host, "clock" | "files">,
  directory: string,
  file: string | undefined,
): Promise<SigstoreRoot> {
  const text = file === undefined ? undefined : await files.readText(locate(directory, file));
  if (file !== undefined && text === undefined)
    throw new GateFault("signing/trusted-root-missing", { path: locate(directory, file) });
  const { embeddedRoot, openRoot } = await import(
    "../record/signers/keyless/open-sigstore-root.ts"
  );
  return text === undefined ? embeddedRoot(clock.now()) : openRoot(text, `--trusted-root ${file}`);
}
