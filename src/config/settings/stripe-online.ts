import * as z from "zod";
import { apiAddress, slug } from "../scalars.ts";

const accountId = z
  .string()
  .regex(/^acct_[A-Za-z0-9]{1,60}$/, "the id of a Stripe account, such as acct_1Nv0FGQ9RKHgCVdK");

const details = z.strictObject({
  api: apiAddress.default("https://api.stripe.com").meta({
    description: "Where Stripe's API is asked. Another address is one that passes on to it.",
  }),
  accounts: z
    .union([z.literal("apart"), z.record(slug, accountId)])
    .optional()
    .meta({
      description:
        "The account that the keys of an environment must open, by environment; or `apart`: none that both environments open. Of one account the live and the test keys have one id, those of a sandbox another.",
    }),
});

export type StripeOnline = z.output<typeof details>;

/** Whether Stripe itself is asked about the keys, and what its answers must be. */
export const stripeOnline = z
  .union([z.boolean(), details])
  .default(false)
  .transform((given): StripeOnline | undefined => {
    if (given === false) return undefined;
    return given === true ? details.parse({}) : given;
  })
  .meta({
    description:
      "Whether Stripe is asked, with each secret and restricted key, for the balance (which tells the mode) and the account. Needs the network; nothing is written.",
  });
