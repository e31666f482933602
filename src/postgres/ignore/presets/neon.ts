import type { Preset } from "./preset.ts";

/**
 * Neon's computes act as `cloud_admin`, the only superuser, and grant to `neon_superuser`, which "is not intended to
 * be used directly or modified" (neon.com/docs/changelog/2023-11-27, docs/manage/roles): default privileges in
 * `public` and functions of `pg_catalog` (neondatabase/neon, `compute_tools/src/migrations`). The extension `neon` and its schema hold Neon's metrics,
 * `neon_migration` the state of its own migrations, `neon_auth` the tables that Neon Auth keeps.
 */
export const neon: Preset = {
  schemas: ["neon", "neon_auth", "neon_migration", "pg_catalog"],
  owners: ["cloud_admin", "neon_superuser"],
  grantees: ["cloud_admin", "neon_superuser"],
  extensions: ["neon"],
  eventTriggers: [],
  publications: [],
  sharedPublications: [],
};
