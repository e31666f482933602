import type { Preset } from "./preset.ts";

/**
 * Amazon RDS and Aurora act as `rdsadmin`, the only superuser, which owns the schema `public` before PostgreSQL 15, and
 * as roles beside it for replicas, proxies and write forwarding; rights on `pg_catalog` are RDS's to give (Amazon RDS User
 * Guide, "Understanding PostgreSQL roles and permissions").
 *
 * Not here: `rds_superuser`, `rds_replication`, `rds_iam`, `rds_password` and their like: the customer's main user is
 * an `rds_superuser`, so what that role owns or may do is the customer's.
 */
export const rds: Preset = {
  schemas: ["pg_catalog"],
  owners: ["rdsadmin", "rdsproxyadmin", "rdsrepladmin", "rdstopmgr", "rdswriteforwarduser"],
  grantees: ["rdsadmin", "rdsproxyadmin", "rdsrepladmin", "rdstopmgr", "rdswriteforwarduser"],
  extensions: [],
  eventTriggers: [],
  publications: [],
  sharedPublications: [],
};
