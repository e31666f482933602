import * as z from "zod";
import { ignoreList } from "../ignore-list.ts";
import { duration, hostPattern, projectPath, secretReference } from "../scalars.ts";

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
      "The folder of the migrations. Those newer than the snapshot are told when an iteration starts, and `promote snapshot review` reads those of a change.",
  }),
  forbidHosts: z.array(hostPattern).default([]).meta({
    description:
      "Hosts of databases that are never connected to, such as production's: names, `*.prod.example.com`, addresses, each with `:port` or for every port. Compared with what the URL says; names are not resolved, so list the addresses too.",
  }),
  ignore: ignoreList.optional().meta({
    description: "What the comparison sets aside besides noise, on both sides, and counts.",
  }),
  scratch: secretReference.optional().meta({
    description:
      "A server where a scratch database may be made, for a snapshot from another major than staging's. By default one is started on this machine.",
  }),
});
