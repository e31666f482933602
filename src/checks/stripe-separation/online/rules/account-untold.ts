import type { Report, Rule } from "../../../../gate/rule.ts";
import { keyNameOf, type OnlineProof, takenKeysOf } from "../facts.ts";

export const accountUntold: Rule<OnlineProof> = {
  severity: "blocking",
  summary: "The configuration speaks of the Stripe accounts of an environment, and no answer does.",
  why: "Payments may arrive in another account than the one that is meant.",
  remedy:
    "Let the restricted key read the account in the Stripe dashboard, or take `accounts` out of promote.yaml.",
  unwaivable: "nothing was seen of the account",
  *judge(proof) {
    for (const environment of environmentsAskedFor(proof)) {
      yield* reportsOn(proof, environment);
    }
  },
};

function environmentsAskedFor({ from, to, accounts }: OnlineProof): readonly string[] {
  if (accounts === "any") return [];
  return accounts === "apart" ? [from, to] : accounts.map(({ environment }) => environment);
}

function* reportsOn(proof: OnlineProof, environment: string): Iterable<Report> {
  if (!proof.keys.some((key) => key.environment === environment)) {
    yield {
      subject: environment,
      message: "has no secret or restricted key that Stripe could be asked about its account with.",
      remedy: `Put such a key of ${environment} under \`variables\`, or take \`accounts\` out of \`checks.stripe-separation.online\` in promote.yaml.`,
    };
  }
  for (const { answer, source, ...key } of takenKeysOf(proof)) {
    if (key.environment !== environment || answer.account !== null) continue;
    yield {
      subject: keyNameOf(key),
      message: "may not read the account it belongs to, so Stripe does not tell it.",
      remedy: `Let the key in ${source} read the account in the Stripe dashboard, or take \`accounts\` out of \`checks.stripe-separation.online\` in promote.yaml.`,
    };
  }
}
