import { isOff, type PromoteConfig } from "../config/config.ts";

const defaultSnapshot = "db/schema.snapshot.sql";
const defaultMigrations = "db/migrations";

/** Where the committed snapshot is, below the project folder; also when its check is switched off. */
export function snapshotPathOf({ checks }: Pick<PromoteConfig, "checks">): string {
  const settings = checks["schema-snapshot"];
  return isOff(settings) ? defaultSnapshot : settings.snapshot;
}

/** Where the migrations are, in the same way. */
export function migrationsFolderOf({ checks }: Pick<PromoteConfig, "checks">): string {
  const settings = checks["schema-snapshot"];
  return isOff(settings) ? defaultMigrations : settings.migrations;
}
