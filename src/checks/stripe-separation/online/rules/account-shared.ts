import type { Rule } from "../../../../gate/rule.ts";
import { type OnlineProof, type TakenKey, takenKeysOf } from "../facts.ts";

export const accountShared: Rule<OnlineProof> = {
  severity: "blocking",
  summary:
    "Keys of both environments open one Stripe account, which the configuration keeps apart.",
  why: "Settings of the account, such as webhooks, products and who may sign in, are then changed for both.",
  remedy: "Use a sandbox or an account of its own for the environment that is promoted from.",
  *judge(proof) {
    if (proof.accounts !== "apart") return;
    const { from, to } = proof;
    const taken = takenKeysOf(proof);
    for (const account of new Set(taken.map(({ answer }) => answer.account))) {
      if (account === null) continue;
      const own = taken.filter(({ answer }) => answer.account === account);
      const [here, there] = [namesIn(own, from), namesIn(own, to)];
      if (here === "" || there === "") continue;
      yield {
        subject: `The account ${account}`,
        message: `is opened by ${here} in ${from} and by ${there} in ${to}.`,
        remedy: `Put a key of a sandbox, or of another account, into ${sourcesIn(own, from)}.`,
      };
    }
  },
};

function namesIn(keys: readonly TakenKey[], environment: string): string {
  const names = keys.filter((key) => key.environment === environment);
  return names.map(({ variable }) => variable).join(" and ");
}

function sourcesIn(keys: readonly TakenKey[], environment: string): string {
  const sources = keys.filter((key) => key.environment === environment);
  return sources.map(({ source }) => source).join(" and ");
}
