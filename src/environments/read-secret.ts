import type { SecretReference } from "../config/scalars.ts";
import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";

/** The value that a variable holds, protected from every output. Unset, blank and quoted are faults of their own. */
export function readSecret(
  { environment, secrets }: Pick<Host, "environment" | "secrets">,
  { variable }: SecretReference,
  usedFor: string,
): string {
  const text = environment.read(variable);
  if (text === undefined) throw new GateFault("run/variable-missing", { variable, usedFor });
  const value = text.trim();
  if (value === "") throw new GateFault("run/variable-empty", { variable, usedFor });
  secrets.protect(value);
  if (/^(["'])[\s\S]*\1$/.test(value)) {
    throw new GateFault("run/variable-quoted", { variable, usedFor });
  }
  return value;
}

/** The value that a variable holds, fit to stand in a header. */
export function readHeader(
  host: Pick<Host, "environment" | "secrets">,
  reference: SecretReference,
  usedFor: string,
): string {
  const value = readSecret(host, reference, usedFor);
  if (/^[\t\x20-\x7e]*$/.test(value)) return value;
  throw new GateFault("run/variable-malformed", {
    variable: reference.variable,
    expected: "one line of ASCII, as a header needs it",
  });
}
