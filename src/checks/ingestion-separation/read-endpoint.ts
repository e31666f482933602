import type { EnvironmentSource } from "../../config/config.ts";
import { protectEndpoint } from "../../environments/endpoint-secrets.ts";
import { readPlainValue } from "../../environments/read-value.ts";
import type { ValueHost } from "../../environments/sources/open-source.ts";
import { unwrapValue } from "../../environments/unwrap-value.ts";
import type { Endpoint } from "./facts.ts";
import { normaliseUrl } from "./normalise-url.ts";

/** An endpoint with what must not leave `gather`: its value and its address. */
export type KnownEndpoint = {
  readonly endpoint: Endpoint;
  /** As the environment has it; undefined when it has none. */
  readonly value: string | undefined;
  /** What a printed URL is compared with; undefined unless the endpoint is usable. */
  readonly address: string | undefined;
};

/** Reads and normalises one environment's endpoint, and protects the parts of it that may be secret. */
export async function readEndpoint(
  host: ValueHost,
  project: string,
  environment: EnvironmentSource,
  variable: string,
): Promise<KnownEndpoint> {
  const found = await readPlainValue(host, project, environment, variable);
  if (found.kind === "missing") {
    const endpoint = { state: "missing", sources: found.sources } as const;
    return { endpoint, value: undefined, address: undefined };
  }
  const { value, source } = found;
  const { core, wrapping } = unwrapValue(value);
  protectEndpoint(host, value);
  if (core === "") return malformed("empty");
  const url = normaliseUrl(core);
  if (typeof url === "string") return malformed(url);
  if (wrapping !== "none") return malformed("padded");
  const endpoint = { state: "usable", source, scheme: url.scheme, host: url.host } as const;
  return { endpoint, value, address: url.address };

  function malformed(reason: "empty" | "padded" | "not-a-url" | "not-http"): KnownEndpoint {
    return { endpoint: { state: "malformed", source, reason }, value, address: undefined };
  }
}
