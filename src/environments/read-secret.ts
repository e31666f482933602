import type { SecretReference } from "../config/scalars.ts";
import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";

/** The value that a variable holds, protected from every output. Unset and blank are a fault. */
export function readSecret(
  { environment, secrets }: Pick<Host, "environment" | "secrets">,
  { variable }: SecretReference,
  usedFor: string,
): string {
  const value = environment.read(variable)?.trim() ?? "";
  if (value === "") throw new GateFault("run/variable-missing", { variable, usedFor });
  secrets.protect(value);
  return value;
}
