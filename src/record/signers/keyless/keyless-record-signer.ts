import { GateFault } from "../../../gate/fault.ts";
import { canonicalJson } from "../../canonical-json.ts";
import { wrappersOf } from "../../envelope.ts";
import { judgeSource } from "../../proofs/judge-source.ts";
import { readWrapper } from "../../read-wrapper.ts";
import { recordSuffixes } from "../../record-name.ts";
import type { RecordSigner, SealedRecord } from "../record-signer.ts";
import { failedService } from "./failed-service.ts";
import type { IdToken } from "./id-token.ts";
import type { KeylessServices } from "./keyless-services.ts";
import { obtainIdToken, type TokenHost } from "./obtain-id-token.ts";

/** The commit that a run is about, and where it is published. */
export type SignedSource = { readonly repositoryUri: string; readonly commit: string };

/**
 * Signs records with certificates that Fulcio issues for the id-token of whoever runs the gate. The token is obtained
 * and read now, and again when the record is sealed: tokens live for minutes. Throws `signing/…` faults.
 */
export async function openKeylessSigner(
  host: TokenHost,
  services: KeylessServices,
  source: SignedSource,
): Promise<RecordSigner> {
  const token = await obtainIdToken(host, services.audience);
  assertSameSource(token, source);
  const { identity, kind } = token;
  return {
    mode: "keyless",
    actor: { kind, id: identity, provenBy: "oidc" },
    trusted: undefined,
    seal: (statement) => seal(statement, identity, services, host),
  };
}

async function seal(
  statement: string,
  identity: string,
  services: KeylessServices,
  host: TokenHost,
): Promise<SealedRecord> {
  const token = await obtainIdToken(host, services.audience);
  if (token.identity !== identity) throw otherIdentity(identity, token.identity);
  const bundle = await signed(statement, token, services, host);
  const read = readWrapper({ kind: "bytes", bytes: Buffer.from(bundle, "utf8") });
  if ("code" in read) throw unfit(read.message);
  if (read.proof.kind !== "keyless") throw unfit("It carries no certificate.");
  const { certificate, envelope } = read.proof;
  if (certificate.identity !== identity) throw otherIdentity(identity, certificate.identity);
  for (const { message } of judgeSource(read.payload, certificate)) {
    throw unfit(message);
  }
  return [
    { suffix: recordSuffixes.dsse, text: wrappersOf(envelope, "").dsse },
    { suffix: recordSuffixes.bundle, text: bundle },
  ];
}

async function signed(
  statement: string,
  { text }: IdToken,
  services: KeylessServices,
  { secrets }: TokenHost,
): Promise<string> {
  const { signBundle } = await import("./sign-bundle.ts");
  try {
    return `${canonicalJson(await signBundle(statement, text, services))}\n`;
  } catch (thrown) {
    throw failedService(thrown, services, secrets);
  }
}

/** A record that every verifier would refuse is not begun. */
function assertSameSource({ repository, commit }: IdToken, source: SignedSource): void {
  if (repository !== undefined && repository !== source.repositoryUri) {
    throw new GateFault("signing/id-token-other-source", {
      token: repository,
      run: source.repositoryUri,
    });
  }
  if (commit !== undefined && commit !== source.commit) {
    throw new GateFault("signing/id-token-other-source", {
      token: `commit ${commit}`,
      run: `commit ${source.commit}`,
    });
  }
}

function otherIdentity(expected: string, found: string): GateFault {
  return unfit(`The certificate is for ${found}, and the run began as ${expected}.`);
}

function unfit(reason: string): GateFault {
  return new GateFault("signing/certificate-unfit", { reason });
}
