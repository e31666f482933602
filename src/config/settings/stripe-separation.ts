import * as z from "zod";
import { duration, variableName } from "../scalars.ts";
import { requiredNames } from "./required-names.ts";

/** Settings of the check `stripe-separation`. */
export const stripeSeparationSettings = z.strictObject({
  variables: z
    .array(variableName)
    .min(1)
    .default(["STRIPE_API_KEY", "STRIPE_WEBHOOK_SECRET"])
    .meta({
      description: "Names of the Stripe variables, without the environment's suffix.",
    }),
  required: requiredNames.optional(),
  timeout: duration.default(30_000),
});
