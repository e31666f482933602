import * as z from "zod";
import { duration, variableName } from "../scalars.ts";
import { requiredNames } from "./required-names.ts";
import { stripeOnline } from "./stripe-online.ts";

const declaredModes = z.record(z.string().min(1), z.enum(["live", "test"]));

/** Settings of the check `stripe-separation`. */
export const stripeSeparationSettings = z.strictObject({
  variables: z
    .array(variableName)
    .min(1)
    .default(["STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET"])
    .meta({
      description: "Names of the Stripe variables, without the environment's suffix.",
    }),
  declared: z.record(variableName, declaredModes).default({}).meta({
    description:
      "The mode, by variable and environment, of values that do not tell it: webhook secrets (whsec_), Connect client ids (ca_), keys of an organisation (sk_org_). What a prefix tells is believed before what is declared.",
  }),
  online: stripeOnline,
  required: requiredNames.optional(),
  timeout: duration.default(30_000),
});
