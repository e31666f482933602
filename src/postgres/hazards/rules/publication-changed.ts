import type { HazardRule } from "../hazard.ts";

export const publicationChanged: HazardRule = {
  area: "replication",
  severity: "advisory",
  summary: "A publication or subscription changes.",
  why: "Subscribers stop getting rows, or get them without the ones before.",
  remedy: "Change subscribers in the same release: `ALTER SUBSCRIPTION … REFRESH PUBLICATION`.",
  message: ({ note }) => `${note}.`,
};
