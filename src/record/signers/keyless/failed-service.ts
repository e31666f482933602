import { GateFault, reasonOf } from "../../../gate/fault.ts";
import type { Secrets } from "../../../host/host.ts";
import type { KeylessServices } from "./keyless-services.ts";

const longestReason = 200;

/**
 * The fault of a signature that did not come about. Of what the library says only answers and network errors are
 * repeated: it puts the token into some of its messages.
 */
export function failedService(
  thrown: unknown,
  services: KeylessServices,
  { redact }: Pick<Secrets, "redact">,
): GateFault {
  const { service, url } = whoFailed(thrown, services);
  const reason = redact(reasonIn(thrown)).slice(0, longestReason);
  return new GateFault("signing/keyless-service-failed", { service, url, reason });
}

function whoFailed(thrown: unknown, services: KeylessServices) {
  const { fulcio, rekor = "", timestampAuthority = "" } = services;
  switch (memberOf(thrown, "code")) {
    case "CA_CREATE_SIGNING_CERTIFICATE_ERROR":
      return { service: "Fulcio", url: fulcio };
    case "TLOG_CREATE_ENTRY_ERROR":
      return { service: "Rekor", url: rekor };
    case "TSA_CREATE_TIMESTAMP_ERROR":
      return { service: "The timestamp authority", url: timestampAuthority };
    default: {
      const urls = [fulcio, rekor, timestampAuthority].filter((url) => url !== "");
      return { service: "Sigstore", url: urls.join(", ") };
    }
  }
}

function reasonIn(thrown: unknown): string {
  const cause = rootOf(thrown);
  const status = memberOf(cause, "statusCode");
  if (typeof status === "number") return `it answers ${reasonOf(cause)}`;
  const isNetwork = typeof memberOf(cause, "code") === "string" && cause !== thrown;
  return isNetwork ? reasonOf(cause) : "it does not answer as its API does";
}

function rootOf(thrown: unknown): unknown {
  const cause = memberOf(thrown, "cause");
  return cause === undefined ? thrown : rootOf(cause);
}

function memberOf(value: unknown, name: "cause" | "code" | "statusCode"): unknown {
  return value instanceof Error ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
