import type { KeylessProof } from "../signed-statement.ts";
import type { SigstoreRoot } from "../signers/keyless/sigstore-root.ts";
import type { Trust, TrustedIdentity } from "../trust.ts";
import type { Refusal } from "../verification.ts";
import type { ProofVerdict } from "./judge-proof.ts";
import { judgeSource } from "./judge-source.ts";
import { judgeWindow } from "./judge-window.ts";

/**
 * Judges a signature with a certificate: certificate, log entry and timestamp by a trusted root, then identity and
 * issuer, which must be equal to the trusted ones, and what the certificate says of the commit.
 */
export function judgeKeylessProof(
  payload: Uint8Array,
  { bundle, certificate }: KeylessProof,
  { signers, now }: Trust,
): ProofVerdict {
  const identities = signers.filter((signer) => signer.kind === "identity");
  const { identity, issuer } = certificate;
  const named = identities.filter((one) => one.identity === identity && one.issuer === issuer);
  const refusals: Refusal[] = [];
  const asked = named.length > 0 ? named : identities;
  const verdicts = asked.map((signer) => ({ signer, verdict: signer.root.verify(bundle) }));
  const verified = verdicts.find(({ verdict }) => verdict.kind === "verified");
  if (identities.length > 0 && verified === undefined) {
    refusals.push({ code: "SIG_INVALID", message: unproven(verdicts) });
  }
  if (named.length === 0) refusals.push(untrusted(identities, identity, issuer));
  if (verified?.verdict.kind !== "verified" || named.length === 0)
    return { signer: undefined, refusals };
  const { signer, verdict } = verified;
  refusals.push(
    ...judgeWindow(signer, verdict.signedAt, now),
    ...judgeSource(payload, certificate),
  );
  return { signer, refusals };
}

type Asked = { readonly verdict: ReturnType<SigstoreRoot["verify"]> };

function unproven(asked: readonly Asked[]): string {
  const reasons = asked.flatMap(({ verdict }) =>
    verdict.kind === "refused" ? verdict.reason : [],
  );
  return `The signature, its certificate and its witnesses do not hold: ${[...new Set(reasons)].join("; ")}.`;
}

function untrusted(
  identities: readonly TrustedIdentity[],
  identity: string,
  issuer: string,
): Refusal {
  const [only, ...more] = identities;
  const found = `The certificate is for ${identity}, by the word of ${issuer}`;
  if (only === undefined) {
    const message = `${found}, and no identity is trusted: name one with --certificate-identity and --certificate-oidc-issuer.`;
    return { code: "KEY_UNTRUSTED", message };
  }
  const expected =
    more.length > 0 ? "a trusted one" : `${only.identity} by the word of ${only.issuer}`;
  return { code: "KEY_UNTRUSTED", message: `${found}, not for ${expected}.` };
}
