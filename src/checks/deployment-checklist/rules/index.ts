import type { RuleText } from "../../../gate/rule.ts";
import { commandRules } from "../items/command/rules/index.ts";
import { confirmationRules } from "../items/confirmation/rules/index.ts";
import { documentRules } from "../items/document/rules/index.ts";
import { gitRules } from "../items/git/rules/index.ts";
import { grafanaRules } from "../items/grafana/rules/index.ts";
import { httpRules } from "../items/http/rules/index.ts";
import { migrationsRules } from "../items/migrations/rules/index.ts";
import { pagerdutyRules } from "../items/pagerduty/rules/index.ts";
import { prometheusRules } from "../items/prometheus/rules/index.ts";
import { rollbackSnapshotRules } from "../items/rollback-snapshot/rules/index.ts";

/** The rules of every kind of item, by file name. Which of them judge an item follows from its kind. */
export const rules = {
  ...documentRules,
  ...rollbackSnapshotRules,
  ...httpRules,
  ...confirmationRules,
  ...prometheusRules,
  ...grafanaRules,
  ...pagerdutyRules,
  ...gitRules,
  ...migrationsRules,
  ...commandRules,
} satisfies { readonly [name: string]: RuleText };
