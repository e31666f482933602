import type { Preset } from "./preset.ts";

/**
 * Supabase's platform roles and services keep these; `postgres`, the customer's role, is no superuser there.
 *
 * Schemas, but for two: what the CLI leaves out of its own dumps and diffs (supabase/cli, `managedSchemas` in
 * `internal/db/diff`, `db dump`), where `_analytics`, `_realtime` and `_supavisor` are those of local development.
 * `cron` and `net` hold what Supabase grants on two extensions; `pg_catalog` shows only as such grants.
 * Roles, event triggers and publications: the start of a database in supabase/postgres (`migrations/db`).
 *
 * Not here: grants to `anon`, `authenticated` and `service_role`, which decide who reads a customer's table and are the
 * customer's to give; grants to `supabase_auth_admin`, which auth hooks need; extensions, which the customer
 * switches on; the policies of `storage.objects` and the triggers on `auth.users`.
 */
export const supabase: Preset = {
  schemas: [
    ...["_analytics", "_realtime", "_supavisor", "auth", "cron", "extensions", "graphql"],
    ...["graphql_public", "net", "pg_catalog", "pgbouncer", "pgsodium", "pgsodium_masks"],
    ...["realtime", "storage", "supabase_functions", "supabase_migrations", "vault"],
  ],
  owners: [
    ...["pgbouncer", "pgsodium_keyholder", "pgsodium_keyiduser", "pgsodium_keymaker"],
    ...["supabase_admin", "supabase_auth_admin", "supabase_etl_admin", "supabase_functions_admin"],
    ...["supabase_realtime_admin", "supabase_replication_admin", "supabase_storage_admin"],
  ],
  grantees: [],
  extensions: [],
  eventTriggers: [
    ...["issue_graphql_placeholder", "issue_pg_cron_access", "issue_pg_graphql_access"],
    ...["issue_pg_net_access", "pgrst_ddl_watch", "pgrst_drop_watch"],
  ],
  publications: ["supabase_realtime_messages_publication"],
  sharedPublications: ["supabase_realtime"],
};
