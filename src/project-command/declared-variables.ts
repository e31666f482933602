import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";

/**
 * The variables a command of the project is declared to get. They often hold passwords, so their values
 * are protected. Throws "run/variable-missing" for one that is not set; `usedFor` reads "for the tests".
 */
export function declaredVariables(
  { environment, secrets }: Pick<Host, "environment" | "secrets">,
  names: readonly string[],
  usedFor: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((variable) => {
      const value = environment.read(variable);
      if (value === undefined) throw new GateFault("run/variable-missing", { variable, usedFor });
      secrets.protect(value);
      return [variable, value];
    }),
  );
}
