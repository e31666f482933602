import { GateFault } from "../../../src/gate/fault.ts";
import {
  type BuiltRecord,
  buildRecord,
  type RecordRequest,
} from "../../../src/record/build-record.ts";
import { openKeylessSigner } from "../../../src/record/signers/keyless/keyless-record-signer.ts";
import type { KeylessServices } from "../../../src/record/signers/keyless/keyless-services.ts";
import { obtainIdToken } from "../../../src/record/signers/keyless/obtain-id-token.ts";
import { openRoot } from "../../../src/record/signers/keyless/open-sigstore-root.ts";
import { type Trust, type TrustedIdentity, trustInOne } from "../../../src/record/trust.ts";
import type { RecordFiles } from "../../../src/record/verify-record.ts";
import { testHost } from "../../support/host.ts";
import { commit, content, repository, requestOf } from "../sample-run.ts";
import { identity, issuer, paths, type SigstoreServices } from "./sigstore-services.ts";

export const requestToken = "request-token-0123456789abcdef";

/** The services as a configuration would name them. */
export function servicesAt(
  { url }: SigstoreServices,
  which: "log" | "timestamp" | "both" = "log",
): KeylessServices {
  return {
    fulcio: url,
    rekor: which === "timestamp" ? undefined : url,
    timestampAuthority: which === "log" ? undefined : url,
    audience: "sigstore",
  };
}

/** The variables of a job that may ask the services for a token. */
export function jobVariables({ url }: SigstoreServices): Record<string, string> {
  return {
    GITHUB_ACTIONS: "true",
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}${paths.token}?api-version=2.0`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
  };
}

export type KeylessRecord = {
  readonly built: BuiltRecord;
  readonly bundle: string;
  readonly dsse: string;
  readonly files: RecordFiles;
};

/** A record of the sample run, signed by the services. */
export async function keylessRecord(
  services: SigstoreServices,
  which: "log" | "timestamp" | "both" = "log",
  changes: Partial<RecordRequest> = {},
): Promise<KeylessRecord> {
  const host = testHost({ variables: jobVariables(services) });
  const source = { repositoryUri: repository, commit };
  const signer = await openKeylessSigner(host, servicesAt(services, which), source);
  const now = new Date().toISOString();
  const built = buildRecord(
    requestOf({
      startedAt: now,
      finishedAt: now,
      ...(signer.actor === undefined ? {} : { actor: signer.actor }),
      ...changes,
    }),
  );
  const sealed = await signer.seal(built.statement);
  const [dsse, bundle] = [sealed[0].text, sealed[1]?.text ?? ""];
  return { built, bundle, dsse, files: filesOf(built, bundle, dsse) };
}

export function filesOf({ manifest }: BuiltRecord, bundle: string, dsse: string): RecordFiles {
  return {
    record: content(bundle),
    siblings: { bundle: content(bundle), dsse: content(dsse) },
    manifest: content(manifest.text),
  };
}

/** The trust in the workflow of the tests, changed where a test says so. */
export function trustInWorkflow(
  services: SigstoreServices,
  changes: Partial<TrustedIdentity> = {},
): Trust {
  const root = openRoot(services.trustedRoot(), "the test's root");
  return trustInOne(
    { kind: "identity", name: "the workflow", identity, issuer, root, ...changes },
    new Date(),
  );
}

/** The fault that there is instead of a token. */
export async function tokenFaultOf(variables: Record<string, string>): Promise<GateFault> {
  const obtained = obtainIdToken(testHost({ variables }), "sigstore");
  const thrown = await obtained.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof GateFault)) throw new Error("no fault was thrown");
  return thrown;
}
