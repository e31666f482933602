import { counted } from "../../../data/counted.ts";
import type { Json } from "../../../data/json.ts";
import type { Finding } from "../../../gate/finding.ts";
import { applyRules } from "../../../gate/rule.ts";
import { type OnlineFacts, type TakenKey, takenKeysOf } from "./facts.ts";
import { onlineRules } from "./rules/index.ts";

/** Applies the rules of Stripe's answers; nothing is said where Stripe was not asked. */
export function* judgeOnline(
  from: string,
  to: string,
  online: OnlineFacts | undefined,
): Iterable<Finding> {
  if (online?.state !== "asked") return;
  yield* applyRules("stripe-separation", onlineRules, { from, to, ...online });
}

/** The keys that Stripe takes in the mode of their prefix. */
export function provedKeysOf(online: OnlineFacts): readonly TakenKey[] {
  if (online.state !== "asked") return [];
  return takenKeysOf(online).filter(({ mode, answer }) => answer.mode === mode);
}

/** What a row of separation says of Stripe's answer; empty where there is none. */
export function answerRowOf(
  online: OnlineFacts | undefined,
  variable: string,
  environment: string,
): { readonly stripe?: Json } {
  if (online?.state !== "asked") return {};
  const asked = online.keys.find(
    (key) => key.variable === variable && key.environment === environment,
  );
  return asked === undefined ? {} : { stripe: asked.answer };
}

/** What the headline says of Stripe's answers; empty where Stripe was not to be asked. */
export function onlineHeadlineOf(online: OnlineFacts | undefined): string {
  if (online === undefined) return "";
  if (online.state === "needless") return "; Stripe not asked";
  const proved = provedKeysOf(online).length;
  return `; ${proved === 0 ? "no key" : counted(proved, "key")} proved by Stripe`;
}
