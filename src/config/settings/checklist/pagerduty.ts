import * as z from "zod";
import { duration, secretReference } from "../../scalars.ts";
import { itemId } from "./item-id.ts";
import { address } from "./service.ts";

const longestWatch = 30 * 86_400_000;

/** A schedule on which somebody must be on call, now and while the release is watched. */
export const pagerdutyItem = z.strictObject({
  id: itemId,
  kind: z.literal("pagerduty"),
  url: address.default("https://api.pagerduty.com").meta({
    description: "Where the API is; https://api.eu.pagerduty.com for accounts in the EU.",
  }),
  token: secretReference.meta({ description: "A read-only REST API key: env:NAME." }),
  schedule: z.string().regex(/^[A-Z0-9]{1,40}$/, "the id of a schedule, such as PABC123"),
  watchFor: duration
    .refine((ms) => ms <= longestWatch, "30 days at most")
    .meta({ description: "How long from now somebody must be on call." }),
  timeout: duration.default(10_000).meta({ description: "The limit of each request." }),
});
