import { isOff, type PromoteConfig } from "../config/config.ts";

const defaultSnapshot = "db/schema.snapshot.sql";

/** Where the committed snapshot is, below the project folder; also when its check is switched off. */
export function snapshotPathOf({ checks }: Pick<PromoteConfig, "checks">): string {
  const settings = checks["schema-snapshot"];
  return isOff(settings) ? defaultSnapshot : settings.snapshot;
}
