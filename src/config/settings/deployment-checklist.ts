import * as z from "zod";
import { duration, projectPath, secretReference } from "../scalars.ts";
import { documentItem } from "./checklist/document.ts";
import { itemId } from "./checklist/item-id.ts";

const rollbackSnapshotItem = z.strictObject({
  id: itemId,
  kind: z.literal("rollback-snapshot"),
  snapshot: projectPath.default("db/schema.snapshot.sql"),
  scratch: secretReference.optional().meta({
    description:
      "A server where a scratch database may be made. By default one is started on this machine.",
  }),
});

const httpItem = z.strictObject({
  id: itemId,
  kind: z.literal("http"),
  url: z.union([secretReference, z.url({ protocol: /^https?$/ })]),
  expect: z.int().min(100).max(599).default(200),
  timeout: duration.default(10_000),
});

const confirmationItem = z.strictObject({
  id: itemId,
  kind: z.literal("confirmation"),
  validFor: duration.default(43_200_000),
});

/** One line of the deployment checklist. */
const checklistItem = z.discriminatedUnion("kind", [
  documentItem,
  rollbackSnapshotItem,
  httpItem,
  confirmationItem,
]);

export type ChecklistItem = z.output<typeof checklistItem>;

/** Settings of the check `deployment-checklist`. */
export const deploymentChecklistSettings = z.strictObject({
  items: z.array(checklistItem).min(1),
  timeout: duration.default(300_000),
});
