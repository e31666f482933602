import * as z from "zod";
import { duration, projectPath, secretReference } from "../scalars.ts";
import { commandItem } from "./checklist/command.ts";
import { confirmationItem } from "./checklist/confirmation.ts";
import { documentItem } from "./checklist/document.ts";
import { gitItem } from "./checklist/git.ts";
import { grafanaItem } from "./checklist/grafana.ts";
import { httpItem } from "./checklist/http.ts";
import { itemId } from "./checklist/item-id.ts";
import { migrationsItem } from "./checklist/migrations.ts";
import { pagerdutyItem } from "./checklist/pagerduty.ts";
import { prometheusItem } from "./checklist/prometheus.ts";

const rollbackSnapshotItem = z.strictObject({
  id: itemId,
  kind: z.literal("rollback-snapshot"),
  snapshot: projectPath.default("db/schema.snapshot.sql"),
  scratch: secretReference.optional().meta({
    description:
      "A server where a scratch database may be made. By default one is started on this machine.",
  }),
});

/** One line of the deployment checklist. */
const checklistItem = z.discriminatedUnion("kind", [
  documentItem,
  rollbackSnapshotItem,
  httpItem,
  confirmationItem,
  prometheusItem,
  grafanaItem,
  pagerdutyItem,
  gitItem,
  migrationsItem,
  commandItem,
]);

export type ChecklistItem = z.output<typeof checklistItem>;

/** Settings of the check `deployment-checklist`. */
export const deploymentChecklistSettings = z.strictObject({
  items: z.array(checklistItem).min(1),
  timeout: duration.default(300_000),
});
