import type { CheckSettings } from "../../config/config.ts";
import { environmentSourceOf } from "../../environments/environment-source.ts";
import { type EnvironmentValue, readValue } from "../../environments/read-value.ts";
import type { ValueHost } from "../../environments/sources/open-source.ts";
import { unwrapValue } from "../../environments/unwrap-value.ts";
import type { Release } from "../../gate/check.ts";
import type { Host } from "../../host/host.ts";
import { classifyKey } from "./classify-key.ts";
import type { StripeSeparationFacts, StripeValue } from "./facts.ts";
import { gatherRequired } from "./required/gather.ts";

/** Reads and classifies each Stripe variable of both environments. Values stay in here. */
export async function gather(
  host: ValueHost,
  { variables, required }: CheckSettings<"stripe-separation">,
  { candidate, config }: Release,
): Promise<StripeSeparationFacts> {
  const { from, to } = config.promotion;
  const read = (environment: string, name: string) =>
    readValue(host, candidate.project, environmentSourceOf(config, environment), name);
  const facts = variables.map(async (variable) => {
    const [staging, production] = await Promise.all([read(from, variable), read(to, variable)]);
    return {
      variable,
      staging: classify(staging),
      production: classify(production),
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
    ...(required && {
      required: await gatherRequired(host, required, candidate.project, environments),
    }),
  };
}

function classify(found: EnvironmentValue): StripeValue {
  if (found.kind === "missing") return { state: "missing", sources: found.sources };
  const { core, wrapping } = unwrapValue(found.value);
  if (core === "") return { state: "empty", source: found.source };
  return { state: "present", source: found.source, wrapping, ...classifyKey(core) };
}

/** Blanks and quotes do not make a reused value another one. */
function areDistinct(
  { secrets }: Pick<Host, "secrets">,
  staging: EnvironmentValue,
  production: EnvironmentValue,
): boolean | null {
  if (staging.kind === "missing" || production.kind === "missing") return null;
  const [one, other] = [unwrapValue(staging.value).core, unwrapValue(production.value).core];
  if (one === "" || other === "") return null;
  return secrets.fingerprint(one) !== secrets.fingerprint(other);
}
