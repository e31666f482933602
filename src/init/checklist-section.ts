import type { Json } from "../data/json.ts";
import type { Remark } from "./annotated-yaml.ts";
import { defaultSnapshot, type Section } from "./config-sections.ts";
import { isPostgres } from "./gate-variables.ts";
import { runbookSections, skeletonPath } from "./runbook-text.ts";
import type { Survey } from "./survey.ts";

type Item = { readonly item: { readonly [key: string]: Json }; readonly lines: readonly string[] };

/** The deployment checklist: what can be looked at is in it, what somebody must decide is said. */
export function checklistSection(survey: Survey): Section {
  const items = [rollbackItem(survey), ...snapshotItems(survey), ...migrationsItems(survey)];
  return {
    settings: { items: items.map(({ item }) => item) },
    remarks: [
      {
        at: [],
        lines: [
          "Somebody can undo the release, sees when that is needed, and is awake.",
          "To be decided, and to be added to `items`:",
          "- { id: on-call, kind: confirmation, validFor: 12h }, given with `promote confirm on-call`; in CI kind pagerduty asks by itself",
          "- { id: health, kind: http, url: https://… } and kinds prometheus and grafana: what the release is watched with",
          `- { id: repository, kind: git, branch: ${survey.defaultBranch} }: only that branch is promoted; pull requests would be blocked`,
        ],
      },
      ...items.map(({ lines }, index): Remark => ({ at: ["items", index], lines })),
    ],
  };
}

function rollbackItem({ rollbackDocument }: Survey): Item {
  const id = { id: "rollback-procedure", kind: "document" };
  if (rollbackDocument !== undefined) {
    return {
      item: { ...id, path: rollbackDocument.what },
      lines: [
        "Found. To be decided: `sections`, `minLines`, `contains` say what else it must have.",
      ],
    };
  }
  return {
    item: {
      ...id,
      path: skeletonPath,
      sections: [...runbookSections],
      steps: { sections: [...runbookSections] },
    },
    lines: [
      "A skeleton: every <placeholder> in it blocks until somebody who knows the service has replaced it.",
    ],
  };
}

function snapshotItems(survey: Survey): readonly Item[] {
  if (!isPostgres(survey)) return [];
  const snapshot = survey.snapshot?.what ?? defaultSnapshot;
  const lines = [
    "The snapshot of the previous release restores; a PostgreSQL server of this machine or from npm does it.",
  ];
  return [{ item: { id: "rollback-snapshot", kind: "rollback-snapshot", snapshot }, lines }];
}

function migrationsItems({ migrations }: Survey): readonly Item[] {
  if (migrations?.what.sql === undefined) return [];
  const { tool, folder, sql } = migrations.what;
  const lines = [
    `${tool}: those that were released do not change, and new ones destroy nothing unseen.`,
  ];
  return [{ item: { id: "migrations", kind: "migrations", path: folder, ...sql }, lines }];
}
