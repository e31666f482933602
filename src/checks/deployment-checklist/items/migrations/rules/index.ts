import type { RuleSet } from "../../../../../gate/rule.ts";
import type { MigrationsFacts } from "../facts.ts";
import { migrationAltersType } from "./migration-alters-type.ts";
import { migrationBelowApplied } from "./migration-below-applied.ts";
import { migrationDeletesAllRows } from "./migration-deletes-all-rows.ts";
import { migrationDropsColumn } from "./migration-drops-column.ts";
import { migrationDropsObject } from "./migration-drops-object.ts";
import { migrationDropsTable } from "./migration-drops-table.ts";
import { migrationEdited } from "./migration-edited.ts";
import { migrationGap } from "./migration-gap.ts";
import { migrationNumberDuplicate } from "./migration-number-duplicate.ts";
import { migrationNumberMalformed } from "./migration-number-malformed.ts";
import { migrationOpaque } from "./migration-opaque.ts";
import { migrationOrderAmbiguous } from "./migration-order-ambiguous.ts";
import { migrationRemoved } from "./migration-removed.ts";
import { migrationRenamed } from "./migration-renamed.ts";
import { migrationRenamesColumn } from "./migration-renames-column.ts";
import { migrationRenamesObject } from "./migration-renames-object.ts";
import { migrationRetypesColumn } from "./migration-retypes-column.ts";
import { migrationTruncates } from "./migration-truncates.ts";
import { migrationUnnumbered } from "./migration-unnumbered.ts";
import { migrationUnreadable } from "./migration-unreadable.ts";
import { migrationUpdatesAllRows } from "./migration-updates-all-rows.ts";
import { migrationsMissing } from "./migrations-missing.ts";
import { migrationsReleaseMissing } from "./migrations-release-missing.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const migrationsRules = {
  "migrations-missing": migrationsMissing,
  "migrations-release-missing": migrationsReleaseMissing,
  "migration-unnumbered": migrationUnnumbered,
  "migration-number-malformed": migrationNumberMalformed,
  "migration-number-duplicate": migrationNumberDuplicate,
  "migration-gap": migrationGap,
  "migration-order-ambiguous": migrationOrderAmbiguous,
  "migration-edited": migrationEdited,
  "migration-removed": migrationRemoved,
  "migration-renamed": migrationRenamed,
  "migration-below-applied": migrationBelowApplied,
  "migration-unreadable": migrationUnreadable,
  "migration-drops-table": migrationDropsTable,
  "migration-drops-column": migrationDropsColumn,
  "migration-drops-object": migrationDropsObject,
  "migration-truncates": migrationTruncates,
  "migration-deletes-all-rows": migrationDeletesAllRows,
  "migration-updates-all-rows": migrationUpdatesAllRows,
  "migration-retypes-column": migrationRetypesColumn,
  "migration-alters-type": migrationAltersType,
  "migration-renames-object": migrationRenamesObject,
  "migration-renames-column": migrationRenamesColumn,
  "migration-opaque": migrationOpaque,
} satisfies RuleSet<MigrationsFacts>;
