import type { HazardRule } from "../hazard.ts";

export const replicaIdentityChanged: HazardRule = {
  area: "replication",
  severity: "advisory",
  summary: "A table tells its replicas rows apart in another way.",
  why: "Subscribers may not find the row that an update or delete is about; with none, updates and deletes of a published table fail.",
  remedy:
    "Have a primary key or a unique index on required columns, and look at every subscriber before the release.",
  message: ({ note }) => `has another replica identity (${note}).`,
};
