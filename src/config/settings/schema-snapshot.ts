import * as z from "zod";
import { duration, projectPath, secretReference } from "../scalars.ts";

/** Settings of the check `schema-snapshot`. */
export const schemaSnapshotSettings = z.strictObject({
  database: secretReference.meta({
    description: "The staging database, as a postgres:// URL in a variable.",
  }),
  snapshot: projectPath.default("db/schema.snapshot.sql"),
  pgDump: z.string().min(1).optional().meta({
    description:
      "Path of the pg_dump to use. By default the one that fits the server is looked for.",
  }),
  timeout: duration.default(120_000),
  migrations: projectPath.default("db/migrations").meta({
    description:
      "The folder of the migrations. Those newer than the snapshot are told when an iteration starts.",
  }),
  scratch: secretReference.optional().meta({
    description:
      "A server where a scratch database may be made, for a snapshot from another major than staging's. By default one is started on this machine.",
  }),
});
