import type { CheckSettings } from "../../config/config.ts";
import type { StripeOnline } from "../../config/settings/stripe-online.ts";
import { classifyPresence } from "../../environments/classify-presence.ts";
import { environmentSourceOf } from "../../environments/environment-source.ts";
import { type EnvironmentValue, readValue } from "../../environments/read-value.ts";
import type { ValueHost } from "../../environments/sources/open-source.ts";
import type { Release } from "../../gate/check.ts";
import type { Host } from "../../host/host.ts";
import { classifyKey } from "./classify-key.ts";
import { findLiveKeys } from "./committed/find-live-keys.ts";
import type { StripeSeparationFacts, StripeValue, StripeVariable } from "./facts.ts";
import { isBlockedForGood } from "./judge.ts";
import type { OnlineFacts } from "./online/facts.ts";
import { gatherOnline } from "./online/gather.ts";
import { gatherRequired } from "./required/gather.ts";

/** A variable as both environments have it. Never leaves this file. */
type Found = {
  readonly variable: string;
  readonly staging: EnvironmentValue;
  readonly production: EnvironmentValue;
};

/** Reads and classifies each Stripe variable of both environments. Values stay in here. */
export async function gather(
  host: ValueHost & Pick<Host, "clock">,
  settings: CheckSettings<"stripe-separation">,
  { candidate, config }: Release,
): Promise<StripeSeparationFacts> {
  const { from, to } = config.promotion;
  const environments = {
    staging: environmentSourceOf(config, from),
    production: environmentSourceOf(config, to),
  };
  const read = settings.variables.map(async (variable): Promise<Found> => {
    const [staging, production] = await Promise.all([
      readValue(host, candidate.project, environments.staging, variable),
      readValue(host, candidate.project, environments.production, variable),
    ]);
    return { variable, staging, production };
  });
  const found = await Promise.all(read);
  const facts = {
    from,
    to,
    variables: found.map((one) => classifyBoth(host, one, settings, { from, to })),
    committed: await findLiveKeys(host, candidate, config),
    ...(settings.required && {
      required: await gatherRequired(host, settings.required, candidate.project, environments),
    }),
  };
  if (settings.online === undefined) return facts;
  return { ...facts, online: await prove(host, settings.online, facts, found) };
}

/** Stripe is asked last, and only where its answer could change what the run comes to: it may be out of reach. */
async function prove(
  host: Pick<Host, "clock" | "http">,
  online: StripeOnline,
  { from, to, variables }: StripeSeparationFacts,
  found: readonly Found[],
): Promise<OnlineFacts> {
  if (variables.some((variable) => isBlockedForGood({ from, to, ...variable }))) {
    return { state: "needless" };
  }
  const values = found.flatMap(({ variable, staging, production }) => [
    { variable, environment: from, found: staging },
    { variable, environment: to, found: production },
  ]);
  return gatherOnline(host, online, values);
}

function classifyBoth(
  host: Pick<Host, "secrets">,
  { variable, staging, production }: Found,
  { declared }: Pick<CheckSettings<"stripe-separation">, "declared">,
  { from, to }: Pick<StripeSeparationFacts, "from" | "to">,
): StripeVariable {
  const modes = new Map(Object.entries(declared[variable] ?? {}));
  return {
    variable,
    staging: classify(staging, modes.get(from)),
    production: classify(production, modes.get(to)),
    distinct: areDistinct(host, staging, production),
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
