import type { Json } from "../data/json.ts";
import type { RegisteredCheck } from "../gate/check.ts";
import { annotatedYaml, type Remark } from "./annotated-yaml.ts";
import { checklistSection } from "./checklist-section.ts";
import {
  breakingChangesSection,
  ingestionSection,
  openapiMatchSection,
  type Section,
  schemaSnapshotSection,
  stripeSection,
  testsPassSection,
} from "./config-sections.ts";
import type { EnvironmentNames } from "./detectors/environment-names.ts";
import type { Survey } from "./survey.ts";

/** In the order of the checklist. A check without a section does not compile. */
const writers: { readonly [Id in RegisteredCheck["id"]]: (survey: Survey) => Section } = {
  "schema-snapshot": schemaSnapshotSection,
  "openapi-match": openapiMatchSection,
  "breaking-changes": breakingChangesSection,
  "stripe-separation": stripeSection,
  "ingestion-separation": ingestionSection,
  "tests-pass": testsPassSection,
  "deployment-checklist": checklistSection,
};

/** The text of `promote.yaml` for what was found. `root` is the project folder, from the file's own folder. */
export function configText(survey: Survey, root: string): string {
  const sections = Object.entries(writers).map(([check, write]) => [check, write(survey)] as const);
  const { staging, production } = survey.environments;
  const data: Json = {
    version: 1,
    ...(root === "" ? {} : { root }),
    environments: { staging: environmentOf(staging), production: environmentOf(production) },
    promotion: { from: "staging", to: "production" },
    release: { tagPattern: survey.releaseTags?.what ?? "v*" },
    checks: Object.fromEntries(sections.map(([check, { settings }]) => [check, settings])),
  };
  const remarks: Remark[] = sections.flatMap(([check, section]) =>
    section.remarks.map(({ at, lines }) => ({ at: ["checks", check, ...at], lines })),
  );
  return annotatedYaml(data, {
    heading: [
      `yaml-language-server: $schema=./${root === "" ? "" : `${root}/`}node_modules/promote-gate/schemas/promote-config.v1.json`,
      "What must hold before staging becomes production, in this order: the first check that does not pass stops the promotion.",
      "Written by `promote init` from what the repository shows. What a person has to settle begins with “To be”.",
    ],
    remarks: [...headRemarks(survey, root), ...remarks],
    apart: [
      ["environments"],
      ["release"],
      ["checks"],
      ...sections.slice(1).map(([check]) => ["checks", check]),
    ],
    inline: [
      ["environments", "staging"],
      ["environments", "production"],
      ["promotion"],
      ["release"],
      ...rollbackLists,
    ],
  });
}

const firstItem = ["checks", "deployment-checklist", "items", 0];
const rollbackLists = [
  [...firstItem, "sections"],
  [...firstItem, "steps"],
];

function environmentOf({ suffix, dotenv }: EnvironmentNames): Json {
  return { suffix, ...(dotenv === undefined ? {} : { dotenv }) };
}

function headRemarks(survey: Survey, root: string): readonly Remark[] {
  const { framework, packageManager, workspaces, releaseTags, dotenvFiles } = survey;
  const found = [
    framework,
    packageManager && { what: packageManager.what.name, where: packageManager.where },
    workspaces,
  ]
    .filter((one) => one !== undefined)
    .map(({ what, where }) => `${what} (${where})`);
  const dotenv =
    dotenvFiles.length === 0
      ? []
      : [`Dotenv files, of which only names were read: ${dotenvFiles.join(", ")}.`];
  return [
    ...(root === ""
      ? []
      : [
          {
            at: ["root"],
            lines: [`The project folder${found.length === 0 ? "" : `: ${found.join(", ")}`}.`],
          },
        ]),
    {
      at: ["environments"],
      lines: [
        ...(root === "" && found.length > 0 ? [`Found: ${found.join(", ")}.`] : []),
        "A variable of one environment is its name and the suffix. To be checked: that they are called so where promote runs.",
        ...dotenv,
      ],
    },
    {
      at: ["release"],
      lines: [
        releaseTags === undefined
          ? "To be decided: no tag names a version yet; releases are looked for under this pattern."
          : `Found: ${releaseTags.where}.`,
      ],
    },
  ];
}
