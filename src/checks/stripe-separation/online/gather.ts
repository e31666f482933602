import type { StripeOnline } from "../../../config/settings/stripe-online.ts";
import { classifyPresence } from "../../../environments/classify-presence.ts";
import type { EnvironmentValue } from "../../../environments/read-value.ts";
import type { Host } from "../../../host/host.ts";
import { classifyKey } from "../classify-key.ts";
import { askStripe } from "./ask-stripe.ts";
import type { AskedKey, OnlineFacts } from "./facts.ts";

/** A variable of an environment as it was found. Never leaves a `gather`. */
export type FoundValue = Pick<AskedKey, "variable" | "environment"> & {
  readonly found: EnvironmentValue;
};

/** Asks Stripe about every secret and restricted key of a known mode and a possible length. Keys stay in here. */
export async function gatherOnline(
  host: Pick<Host, "clock" | "http">,
  { api, accounts = {} }: StripeOnline,
  values: readonly FoundValue[],
): Promise<OnlineFacts> {
  const keys = values.map(async (value): Promise<readonly AskedKey[]> => {
    const usable = usableKeyOf(value.found);
    if (usable === undefined) return [];
    const { key, source, kind, mode } = usable;
    const answer = await askStripe(host, { key, place: source, api });
    const { variable, environment } = value;
    return [{ variable, environment, source, kind, mode, answer }];
  });
  return {
    state: "asked",
    keys: (await Promise.all(keys)).flat(),
    accounts: accounts === "apart" ? accounts : expectedAccountsOf(accounts),
  };
}

/** Blanks and quotes around a key are a finding of their own; the key between them is asked about all the same. */
function usableKeyOf(
  found: EnvironmentValue,
): (Pick<AskedKey, "source" | "kind" | "mode"> & { readonly key: string }) | undefined {
  const presence = classifyPresence(found);
  if (presence.state !== "present") return undefined;
  const { core: key, source } = presence;
  const { kind, mode, length } = classifyKey(key);
  if (kind !== "secret-key" && kind !== "restricted-key") return undefined;
  if (mode === "undetermined" || length !== "plausible") return undefined;
  return { key, source, kind, mode };
}

function expectedAccountsOf(
  accounts: Readonly<Record<string, string>>,
): Extract<OnlineFacts, { state: "asked" }>["accounts"] {
  const expected = Object.entries(accounts).map(([environment, account]) => ({
    environment,
    account,
  }));
  return expected.length === 0 ? "any" : expected;
}
