import type { EnvironmentSource } from "../../config/config.ts";
import { classifyPresence } from "../../environments/classify-presence.ts";
import { protectEndpoint } from "../../environments/endpoint-secrets.ts";
import { readPlainValue } from "../../environments/read-value.ts";
import type { ValueHost } from "../../environments/sources/open-source.ts";
import type { Endpoint } from "./facts.ts";
import { type NormalUrl, normaliseUrl } from "./normalise-url.ts";

/** An endpoint with what must not leave `gather`: its value and its whole URL. */
export type KnownEndpoint = {
  readonly endpoint: Endpoint;
  /** As the environment has it; undefined when it has none. */
  readonly value: string | undefined;
  /** What a printed URL is compared with; undefined unless the endpoint is usable. */
  readonly url: NormalUrl | undefined;
};

/** Reads and normalises one environment's endpoint, and protects the parts of it that may be secret. */
export async function readEndpoint(
  host: ValueHost,
  project: string,
  environment: EnvironmentSource,
  variable: string,
): Promise<KnownEndpoint> {
  const found = await readPlainValue(host, project, environment, variable);
  const value = found.kind === "found" ? found.value : undefined;
  if (value !== undefined) protectEndpoint(host, value);
  const presence = classifyPresence(found);
  if (presence.state !== "present") return { endpoint: presence, value, url: undefined };
  const { source, wrapping, core } = presence;
  const url = normaliseUrl(core);
  return {
    value,
    url: typeof url === "string" || wrapping !== "none" ? undefined : url,
    endpoint: endpointOf(),
  };

  function endpointOf(): Endpoint {
    if (typeof url === "string") return { state: "malformed", source, reason: url };
    if (wrapping !== "none") return { state: "padded", source, wrapping };
    const { scheme, host, authority } = url;
    return { state: "usable", source, scheme, host, authority };
  }
}
