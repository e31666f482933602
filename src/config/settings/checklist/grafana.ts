import * as z from "zod";
import { duration, secretReference } from "../../scalars.ts";
import { itemId } from "./item-id.ts";
import { address } from "./service.ts";

const uid = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, "the uid of a dashboard, as its URL has it after /d/");

const dashboard = z.union([
  uid.transform((one): { uid: string; title?: string | undefined } => ({ uid: one })),
  z.strictObject({ uid, title: z.string().min(1).optional() }),
]);

/** Dashboards that must be there. */
export const grafanaItem = z.strictObject({
  id: itemId,
  kind: z.literal("grafana"),
  url: address.meta({
    description: "Where Grafana is, with the prefix of its paths if it has one.",
  }),
  token: secretReference
    .optional()
    .meta({ description: "Token of a service account that may view the dashboards: env:NAME." }),
  dashboards: z
    .array(dashboard)
    .min(1)
    .meta({ description: "Dashboards by uid; with `title`, of that title." }),
  timeout: duration.default(10_000).meta({ description: "The limit of each request." }),
});
