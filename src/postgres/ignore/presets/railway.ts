import type { Preset } from "./preset.ts";

/**
 * Railway runs the official image of PostgreSQL with TLS switched on (railwayapp-templates/postgres-ssl), and its
 * customer is the superuser `postgres`: nothing in the database is Railway's, so nothing is set aside.
 */
export const railway: Preset = {
  schemas: [],
  owners: [],
  grantees: [],
  extensions: [],
  eventTriggers: [],
  publications: [],
  sharedPublications: [],
};
