import type { CheckSettings } from "../../config/config.ts";
import { classifyPresence } from "../../environments/classify-presence.ts";
import { environmentSourceOf } from "../../environments/environment-source.ts";
import { type EnvironmentValue, readValue } from "../../environments/read-value.ts";
import type { ValueHost } from "../../environments/sources/open-source.ts";
import type { Release } from "../../gate/check.ts";
import type { Host } from "../../host/host.ts";
import { classifyKey } from "./classify-key.ts";
import { findLiveKeys } from "./committed/find-live-keys.ts";
import type { StripeSeparationFacts, StripeValue } from "./facts.ts";
import { gatherRequired } from "./required/gather.ts";

/** Reads and classifies each Stripe variable of both environments. Values stay in here. */
export async function gather(
  host: ValueHost,
  { variables, declared, required }: CheckSettings<"stripe-separation">,
  { candidate, config }: Release,
): Promise<StripeSeparationFacts> {
  const { from, to } = config.promotion;
  const read = (environment: string, name: string) =>
    readValue(host, candidate.project, environmentSourceOf(config, environment), name);
  const facts = variables.map(async (variable) => {
    const [staging, production] = await Promise.all([read(from, variable), read(to, variable)]);
    const modes = new Map(Object.entries(declared[variable] ?? {}));
    return {
      variable,
      staging: classify(staging, modes.get(from)),
      production: classify(production, modes.get(to)),
      distinct: areDistinct(host, staging, production),
    };
  });
  const environments = {
    staging: environmentSourceOf(config, from),
    production: environmentSourceOf(config, to),
  };
  return {
    from,
    to,
    variables: await Promise.all(facts),
    committed: await findLiveKeys(host, candidate, config),
    ...(required && {
      required: await gatherRequired(host, required, candidate.project, environments),
    }),
  };
}

/** A declared mode counts where the value's own form is known and has none. */
function classify(found: EnvironmentValue, declared: "live" | "test" | undefined): StripeValue {
  const presence = classifyPresence(found);
  if (presence.state !== "present") return presence;
  const { core, ...told } = presence;
  const { mode, ...classified } = classifyKey(core);
  const isDeclared =
    declared !== undefined && mode === "undetermined" && classified.kind !== "unknown";
  return { ...told, ...classified, mode: isDeclared ? declared : mode, isDeclared };
}

/** Blanks and quotes do not make a reused value another one. */
function areDistinct(
  { secrets }: Pick<Host, "secrets">,
  staging: EnvironmentValue,
  production: EnvironmentValue,
): boolean | null {
  const [one, other] = [classifyPresence(staging), classifyPresence(production)];
  if (one.state !== "present" || other.state !== "present") return null;
  return secrets.fingerprint(one.core) !== secrets.fingerprint(other.core);
}
