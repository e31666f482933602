import { isOff } from "../config/config.ts";
import { readSecret } from "../environments/read-secret.ts";
import type { Host } from "../host/host.ts";
import type { Situation } from "./diagnosis.ts";

export type NamedDatabase =
  | { readonly kind: "none" }
  | { readonly kind: "unset"; readonly variable: string }
  | {
      readonly kind: "named";
      readonly variable: string;
      readonly url: string;
      readonly forbidHosts: readonly string[];
    };

/** The staging database of the configuration; its address is protected from every output. */
export function databaseOf(
  host: Pick<Host, "environment" | "secrets">,
  { config }: Situation,
): NamedDatabase {
  if (config.kind !== "holds") return { kind: "none" };
  const settings = config.config.checks["schema-snapshot"];
  if (isOff(settings)) return { kind: "none" };
  const { variable } = settings.database;
  if ((host.environment.read(variable)?.trim() ?? "") === "") return { kind: "unset", variable };
  const url = readSecret(host, settings.database, "the staging database");
  return { kind: "named", variable, url, forbidHosts: settings.forbidHosts };
}
