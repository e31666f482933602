import type { Json } from "../data/json.ts";
import { version } from "../version.ts";
import { annotatedYaml } from "./annotated-yaml.ts";
import { gateVariables, signingKeyVariable } from "./gate-variables.ts";
import { installCommand } from "./package-commands.ts";
import type { Survey } from "./survey.ts";

type Pin = { readonly uses: string; readonly version: string };

/** Actions by the commit that a version of them is. */
const actions = {
  checkout: {
    uses: "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8",
    version: "v5.0.0",
  },
  setupNode: {
    uses: "actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444",
    version: "v5.0.0",
  },
  pnpm: { uses: "pnpm/action-setup@a7487c7e89a18df4991f7f222e4898a00d66ddda", version: "v4.1.0" },
  bun: { uses: "oven-sh/setup-bun@735343b667d3e6f658f44d0eca948eb6282f2b76", version: "v2.0.2" },
  upload: {
    uses: "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02",
    version: "v4.6.2",
  },
} as const satisfies Readonly<Record<string, Pin>>;

type Step = {
  readonly pin?: Pin;
  readonly step: { readonly [key: string]: Json };
  readonly lines?: readonly string[];
};

/** The text of the workflow that runs the gate on every way a commit takes to the default branch. */
export function workflowText(survey: Survey, name: string): string {
  const steps = stepsOf(survey);
  const data: Json = {
    name,
    on: {
      // Edited: where it goes into may change, and with it whose configuration counts.
      pull_request: { types: ["opened", "synchronize", "reopened", "edited"] },
      merge_group: {},
      push: pushesTo(survey.defaultBranch),
      workflow_dispatch: {},
    },
    permissions: { contents: "read" },
    concurrency: {
      group: `${name}-${expression("github.event_name")}-${expression("github.ref")}`,
      "cancel-in-progress": expression("github.event_name == 'pull_request'"),
    },
    jobs: {
      [name]: {
        "runs-on": "ubuntu-latest",
        "timeout-minutes": 60,
        steps: steps.map(({ step }) => step),
      },
    },
  };
  const at = (index: number) => ["jobs", name, "steps", index];
  return annotatedYaml(data, {
    heading: [
      "The promotion gate. Written by `promote init`; `promote doctor --github` looks it over.",
      `Make the job ${name} a required status check of the default branch. It has no path filter and no condition: a check that`,
      "is skipped counts as passed, and one that never starts holds a pull request up for ever.",
    ],
    remarks: steps.flatMap(({ lines = [] }, index) => ({ at: at(index), lines })),
    apart: ["on", "permissions", "concurrency", "jobs"].map((key) => [key]),
    behind: steps.flatMap(({ pin }, index) =>
      pin === undefined ? [] : [{ at: [...at(index), "uses"], text: pin.version }],
    ),
  });
}

function stepsOf(survey: Survey): readonly Step[] {
  const manager = survey.packageManager?.what;
  const nodeVersion =
    survey.nodeVersionFile === undefined
      ? { "node-version": "22" }
      : { "node-version-file": literal(survey.nodeVersionFile) };
  const setUp: readonly Step[] = [
    ...(manager?.name === "pnpm"
      ? [pinned(actions.pnpm, manager.isVersioned ? undefined : { version: "10" })]
      : []),
    pinned(actions.setupNode, { ...nodeVersion, "package-manager-cache": false }),
    ...(manager?.name === "bun" ? [pinned(actions.bun)] : []),
    ...(manager?.name === "yarn" && !manager.isClassicYarn
      ? [{ step: { run: "corepack enable" } }]
      : []),
  ];
  const install: readonly Step[] =
    manager === undefined
      ? []
      : [
          {
            step: {
              run: installCommand(manager),
              ...workingDirectory(manager.lockFolder ?? survey.project),
            },
          },
        ];
  return [
    {
      ...pinned(actions.checkout, { "fetch-depth": 0, "persist-credentials": false }),
      lines: ["The whole history and all tags: the previous release is looked for in them."],
    },
    ...setUp,
    {
      step: { run: `npm install --prefix "${programFolder}" promote-gate@${version}` },
      lines: [
        "The gate, of this version, in a folder of its own: a change cannot bring another one in its node_modules. What runs",
        "before the gate as the same user, such as install scripts, still could reach it; the GitHub Action is the stronger wall.",
      ],
    },
    ...install,
    gateStep(survey),
    {
      ...pinned(
        actions.upload,
        {
          name: "promotion-record",
          path: recordsPath(survey.project),
          "include-hidden-files": true,
          "if-no-files-found": "ignore",
        },
        { if: "always()" },
      ),
      lines: ["The signed record of the run, whatever it came to."],
    },
  ];
}

function gateStep(survey: Survey): Step {
  const variables = gateVariables(survey).map(
    (name) => [name, expression(`secrets.${name}`)] as const,
  );
  return {
    step: {
      run: `"${programFolder}/node_modules/.bin/promote" check ${policyOption}`,
      ...workingDirectory(survey.project),
      env: { [policyVariable]: baseOfChange, ...Object.fromEntries(variables) },
    },
    lines: [
      "A pull request or merge group is judged by the configuration of the commit that it goes into: it cannot switch off its",
      "own checks. The one that brings promote.yaml in ends with 64, as there is none before it.",
      `Secrets reach this step alone. A pull request from a fork has none of them, and is undecided (exit 2), never green.`,
      `${signingKeyVariable} holds what \`promote key create\` wrote.`,
    ],
  };
}

const expressionStart = ["$", "{{"].join("");
const programFolder = "$RUNNER_TEMP/promote";
const policyVariable = "POLICY_REF";
const baseOfChange = expression(
  "github.event.pull_request.base.sha || github.event.merge_group.base_sha",
);
/** The shell leaves it out where there is no change that goes into another commit. */
const policyOption = ["$", `{${policyVariable}:+--policy-ref "$${policyVariable}"}`].join("");

function pinned(
  pin: Pin,
  inputs?: { readonly [key: string]: Json },
  more: { readonly [key: string]: Json } = {},
): Step {
  return {
    pin,
    step: { ...more, uses: pin.uses, ...(inputs === undefined ? {} : { with: inputs }) },
  };
}

function workingDirectory(folder: string): { readonly [key: string]: Json } {
  return folder === "" ? {} : { "working-directory": literal(folder) };
}

function recordsPath(project: string): string {
  return literal(`${project === "" ? "" : `${project}/`}.promote/records/`);
}

/**
 * Pushes to the branch. GitHub takes the name for a pattern, and `${{` for the start of an expression, which none may be here:
 * https://docs.github.com/actions/reference/workflow-syntax-for-github-actions#onpushbranchestagsbranches-ignoretags-ignore
 */
function pushesTo(branch: string): { readonly [key: string]: Json } {
  if (branch.includes(expressionStart)) return {};
  return { branches: [branch.replace(/[*+?[\]!\\]/g, "\\$&")] };
}

/** What GitHub puts in for these words. */
function expression(words: string): string {
  return `${expressionStart} ${words} }}`;
}

/** A name as GitHub reads it: what it would take for the start of an expression is a text. */
function literal(text: string): string {
  return text.replaceAll(expressionStart, () => expression(`'${expressionStart}'`));
}
