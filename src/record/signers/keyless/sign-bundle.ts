import { bundleToJSON } from "@sigstore/bundle";
import { DSSEBundleBuilder, FulcioSigner, RekorWitness, TSAWitness } from "@sigstore/sign";
import type { Json } from "../../../data/json.ts";
import { payloadType } from "../../promotion-record.ts";
import type { KeylessServices } from "./keyless-services.ts";

const patience = { timeout: 15_000, retry: { retries: 2, minTimeout: 500 } } as const;

/** Has the statement signed by a key that lives for this call, and the signature witnessed. Returns the bundle's JSON. */
export async function signBundle(
  statement: string,
  token: string,
  { fulcio, rekor, timestampAuthority }: KeylessServices,
): Promise<Json> {
  const signer = new FulcioSigner({
    ...patience,
    fulcioBaseURL: fulcio,
    identityProvider: { getToken: async () => token },
  });
  const log = rekor === undefined ? [] : [new RekorWitness({ ...patience, rekorBaseURL: rekor })];
  const time =
    timestampAuthority === undefined
      ? []
      : [new TSAWitness({ ...patience, tsaBaseURL: timestampAuthority })];
  const builder = new DSSEBundleBuilder({ signer, witnesses: [...log, ...time] });
  const bundle = await builder.create({ data: Buffer.from(statement, "utf8"), type: payloadType });
  return withoutEmptyTimestamps(bundleToJSON(bundle));
}

function withoutEmptyTimestamps(json: unknown): Json {
  return JSON.parse(JSON.stringify(json), (name, value) =>
    name === "timestampVerificationData" && Object.keys(value).length === 0 ? undefined : value,
  );
}
