import type { ItemKind } from "../item-kind.ts";
import type { MigrationsFacts } from "./facts.ts";
import { migrationsRules } from "./rules/index.ts";

/** The migrations that a deployment runs. */
export const migrations: ItemKind<MigrationsFacts> = {
  rules: migrationsRules,
  evidence({ folder, appliedUpTo, migrations: all, scripts }) {
    const tag = appliedUpTo.state === "tag" ? appliedUpTo.tag : null;
    const isFirst = appliedUpTo.state === "first";
    return {
      values: { folder, migrations: all.length, new: scripts.length, since: tag },
      ...(isFirst ? { note: "first release: every migration is new, and destroys nothing" } : {}),
    };
  },
};
